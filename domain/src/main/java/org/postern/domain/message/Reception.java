package org.postern.domain.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.TransactionId;

/**
 * How a message came in: what its trace fields are made of. {@code clientName} is what the client said after HELO or
 * EHLO, {@code tls} version and cipher as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}, {@code size} the content's octets,
 * {@code user} whom the client has proved to be.
 */
public record Reception(
        TransactionId id,
        Instant receivedAt,
        DomainName hostname,
        String clientName,
        IpAddress clientAddress,
        int clientPort,
        boolean extended,
        Optional<String> tls,
        boolean earlyTalker,
        Envelope envelope,
        long size,
        Set<MailDataFlaw> flaws,
        Optional<String> user) {

    /** That of a client which has not said whom it acts for. */
    public Reception(
            TransactionId id,
            Instant receivedAt,
            DomainName hostname,
            String clientName,
            IpAddress clientAddress,
            int clientPort,
            boolean extended,
            Optional<String> tls,
            boolean earlyTalker,
            Envelope envelope,
            long size,
            Set<MailDataFlaw> flaws) {
        this(
                id,
                receivedAt,
                hostname,
                clientName,
                clientAddress,
                clientPort,
                extended,
                tls,
                earlyTalker,
                envelope,
                size,
                flaws,
                Optional.empty());
    }

    public Reception {
        flaws = Set.copyOf(flaws);
    }

    /** The protocol keyword of RFC 3848 and RFC 6531 §4.3 that the Received field names. */
    public String protocol() {
        return protocol(envelope.parameters().smtpUtf8(), extended, tls.isPresent(), user.isPresent());
    }

    /** That of a transaction with SMTPUTF8, after EHLO rather than HELO, behind TLS, of a known user, or without these. */
    public static String protocol(boolean smtpUtf8, boolean extended, boolean tls, boolean authenticated) {
        if (!smtpUtf8 && !extended) {
            return "SMTP";
        }
        return (smtpUtf8 ? "UTF8SMTP" : "ESMTP") + (tls ? "S" : "") + (authenticated ? "A" : "");
    }
}
