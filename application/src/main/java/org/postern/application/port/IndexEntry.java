package org.postern.application.port;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * What the index knows of one stored message. All of it comes from the file, so that it can be made again. Addresses
 * without brackets, the null reverse-path as the empty text; {@code receivedAt} to the millisecond; {@code size} is the
 * file's octets; {@code mailboxes} are where the recipients led to; subject, from and messageId are the client's, decoded
 * for people; {@code flaws} are the words of the session field.
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

    /** The order in which people look at messages; those of one moment by key. */
    public static final Comparator<IndexEntry> NEWEST_FIRST = Comparator.comparing(IndexEntry::receivedAt)
            .thenComparing(IndexEntry::key)
            .reversed();

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    public IndexEntry {
        receivedAt = (receivedAt.isBefore(EARLIEST) ? EARLIEST : receivedAt.isAfter(LATEST) ? LATEST : receivedAt)
                .truncatedTo(ChronoUnit.MILLIS);
        recipients = List.copyOf(recipients);
        mailboxes = List.copyOf(mailboxes);
        flaws = List.copyOf(flaws);
    }
}
