package org.postern.application.index;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.ReadableText;
import org.postern.domain.message.Trace;
import org.postern.domain.smtp.TransactionId;

/**
 * From a stored message to its entry in the index, the one way there is: a message just kept, one found at start and one
 * of a rebuild give the same entry. Reads the header section of the file and no more; no text in an entry has a control
 * character.
 */
public final class EntryReader {
    private static final int MOST_ADDRESSES = 10_000;

    private EntryReader() {}

    /** The entry of a message. */
    public static IndexEntry read(StoredMessage message) throws IOException {
        try (InputStream octets = message.open()) {
            return read(message.key(), message.size(), HeaderReader.read(octets));
        }
    }

    /** The entry of the message of that key and so many octets whose header section was read already. */
    static IndexEntry read(String key, long size, HeaderSection section) {
        Optional<Trace> ours = Trace.read(section);
        ClientFields fields = ClientFields.of(section, ours.isPresent());
        return ours.map(trace -> kept(key, size, trace, fields)).orElseGet(() -> foreign(key, size, fields));
    }

    private static IndexEntry kept(String key, long size, Trace trace, ClientFields fields) {
        return entry(
                key,
                size,
                fields,
                trace.receivedAt(),
                trace.reversePath(),
                trace.recipients(),
                trace.mailboxes(),
                new Session(
                        fact(trace, "client"),
                        fact(trace, "helo"),
                        fact(trace, "protocol"),
                        fact(trace, "disposition"),
                        words(fact(trace, "flaws"))));
    }

    /** A message put there by other hands: what others wrote on top of it is all there is to go by. */
    private static IndexEntry foreign(String key, long size, ClientFields fields) {
        Optional<Instant> taken =
                TransactionId.parse(key).map(TransactionId::time).or(fields::date);
        return entry(
                key,
                size,
                fields,
                taken.orElse(Instant.EPOCH),
                fields.path("Return-Path"),
                fields.addresses("Envelope-To"),
                fields.addresses("Delivered-To"),
                new Session("", "", "", "", List.of()));
    }

    private static IndexEntry entry(
            String key,
            long size,
            ClientFields fields,
            Instant receivedAt,
            String reversePath,
            List<String> recipients,
            List<String> mailboxes,
            Session session) {
        return new IndexEntry(
                key,
                receivedAt,
                size,
                ReadableText.of(reversePath),
                readable(recipients),
                readable(mailboxes),
                session.client(),
                session.helo(),
                session.protocol(),
                fields.decoded("From"),
                fields.decoded("Subject"),
                fields.decoded("Message-ID"),
                session.disposition(),
                session.flaws());
    }

    private static List<String> readable(List<String> addresses) {
        return addresses.stream()
                .limit(MOST_ADDRESSES)
                .map(ReadableText::of)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static String fact(Trace trace, String name) {
        return ReadableText.of(trace.facts().getOrDefault(name, ""));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    /** What the session field tells besides the envelope. */
    private record Session(String client, String helo, String protocol, String disposition, List<String> flaws) {}
}
