package org.postern.bootstrap.configuration;

/** TLS for all listeners. Session tickets (RFC 5077, RFC 8446 §4.6.1) trade forward secrecy for faster handshakes. */
public record TlsSettings(ServerCertificate certificate, boolean sessionTickets) {

    /** Whether it says anything that does not hold without a section. */
    boolean isWritten() {
        return switch (certificate) {
            case ServerCertificate.NoCertificate none -> false;
            case ServerCertificate.Obtained obtained -> sessionTickets;
            case ServerCertificate.CertificateFiles files -> true;
            case ServerCertificate.SelfSigned made -> true;
        };
    }
}
