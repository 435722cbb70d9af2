package org.postern.bootstrap;

import java.util.List;
import org.postern.adapters.rates.TokenRates;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.application.conversation.Conversation;
import org.postern.application.port.ClientRates;
import org.postern.application.port.SessionObserver;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ServerCertificate;

/**
 * What sessions that begin now go by: made of one configuration, and replaced as a whole when another is read. A session
 * keeps those it began on. Whatever follows from the configuration and has nothing to keep from one to the next (no
 * socket, no thread, no file that is open) is made here.
 */
final class Terms {
    private final Configuration configuration;
    private final Court court;
    private final CertificateSource certificate;
    private final TlsContexts handshakes;
    private final ClientRates rates;
    private final Sessions sessions;

    private Terms(
            Configuration configuration,
            Premises premises,
            Court court,
            CertificateSource certificate,
            ClientRates rates) {
        this.configuration = configuration;
        this.court = court;
        this.certificate = certificate;
        this.handshakes = TlsContexts.of(List.of(certificate));
        this.rates = rates;
        this.sessions = new Sessions(configuration, premises, court.judge(), rates);
    }

    /** Those that a server starts with. */
    static Terms first(Configuration configuration, Premises premises, Court court, CertificateSource certificate) {
        return new Terms(configuration, premises, court, certificate, rates(configuration));
    }

    /** What clients did in the last minute, and how much of it is allowed. */
    static ClientRates rates(Configuration configuration) {
        return new TokenRates(configuration.limits().rate().perMinute(), TokenRates.MOST_BUCKETS, System::nanoTime);
    }

    /** Those of another configuration; what the DNS said and clients did is kept where it counts the same way. */
    Terms next(Configuration next, Premises premises) throws CannotStart {
        boolean sameMade = next.tls().equals(configuration.tls())
                && next.hostname().equals(configuration.hostname())
                && !(next.tls().certificate() instanceof ServerCertificate.CertificateFiles);
        boolean sameRates = next.limits().rate().equals(configuration.limits().rate());
        return new Terms(
                next,
                premises,
                court.next(next),
                sameMade ? certificate : Certificates.of(next, premises.obtaining()),
                sameRates ? rates : rates(next));
    }

    Configuration configuration() {
        return configuration;
    }

    Court court() {
        return court;
    }

    /** What handshakes of mail sessions are done with. */
    TlsContexts handshakes() {
        return handshakes;
    }

    /** The certificate of the host. */
    CertificateSource certificate() {
        return certificate;
    }

    /** One session of a listener, which offers STARTTLS or does not, and AUTH, and is watched by its observer. */
    Conversation conversation(boolean starttls, boolean auth, SessionObserver observer) {
        return sessions.conversation(starttls, auth, observer);
    }
}
