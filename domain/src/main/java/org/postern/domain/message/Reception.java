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
 * EHLO, {@code tls} version and cipher as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}, {@code size} the content's octets.
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
        Set<MailDataFlaw> flaws) {

    public Reception {
        flaws = Set.copyOf(flaws);
    }

    /** The protocol keyword of RFC 3848 and RFC 6531 §4.3 that the Received field names. */
    public String protocol() {
        return protocol(envelope.parameters().smtpUtf8(), extended, tls.isPresent());
    }

    /** That of a transaction with SMTPUTF8, after EHLO rather than HELO, behind TLS, or without these. */
    public static String protocol(boolean smtpUtf8, boolean extended, boolean tls) {
        if (smtpUtf8) {
            return tls ? "UTF8SMTPS" : "UTF8SMTP";
        }
        if (!extended) {
            return "SMTP";
        }
        return tls ? "ESMTPS" : "ESMTP";
    }
}
