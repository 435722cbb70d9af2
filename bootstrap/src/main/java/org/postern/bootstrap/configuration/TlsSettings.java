package org.postern.bootstrap.configuration;

/** TLS for all listeners. Session tickets (RFC 5077, RFC 8446 §4.6.1) trade forward secrecy for faster handshakes. */
public record TlsSettings(ServerCertificate certificate, boolean sessionTickets) {}
