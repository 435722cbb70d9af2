package org.postern.application.port;

import java.time.Instant;
import java.util.List;

/**
 * What the index knows of one stored message. All of it comes from the file, so that it can be made again. Addresses
 * without brackets, the null reverse-path as the empty text; {@code size} is the file's octets; {@code mailboxes} are
 * where the recipients led to; subject, from and messageId are the client's, decoded for people; {@code flaws} are the
 * words of the session field.
 */
public record IndexEntry(
        String key,
        Instant receivedAt,
        long size,
        String reversePath,
        List<String> recipients,
        List<String> mailboxes,
        String client,
        String helo,
        String protocol,
        String from,
        String subject,
        String messageId,
        String disposition,
        List<String> flaws) {

    public IndexEntry {
        recipients = List.copyOf(recipients);
        mailboxes = List.copyOf(mailboxes);
        flaws = List.copyOf(flaws);
    }
}
