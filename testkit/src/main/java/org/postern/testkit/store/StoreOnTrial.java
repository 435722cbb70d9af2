package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** A store that a contract is about, and what its tests have in common. */
public interface StoreOnTrial {
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    byte[] HEAD = "Return-Path: <a@example.com>\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A new, empty store; the test closes it. */
    MessageStore newStore();

    /** Puts a message into that store by other hands. */
    void addForeign(MessageStore store, String key, byte[] octets);

    /** So many octets that a spool does not hold them in memory, if it ever does otherwise. */
    int largeLength();

    static TransactionId id(int number) {
        return TransactionId.of(NOON, 0, number);
    }

    static byte[] octets(int length, long seed) {
        byte[] octets = new byte[length];
        new SplittableRandom(seed).nextBytes(octets);
        return octets;
    }

    static byte[] joined(byte[] head, byte[] rest) {
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }

    static void fill(MailDataSpool spool, byte[] octets, int piece) {
        for (int at = 0; at < octets.length; at += piece) {
            assertThat(spool.append(octets, at, Math.min(piece, octets.length - at)))
                    .isEmpty();
        }
    }

    static KeepOutcome keep(MessageStore store, TransactionId id, byte[] content) {
        try (MailDataSpool spool = store.spool()) {
            fill(spool, content, 8_192);
            return store.keep(id, HEAD, spool, 0);
        }
    }

    static byte[] read(MessageStore store, String key) throws IOException {
        StoredMessage message = store.find(key).orElseThrow();
        try (InputStream file = message.open()) {
            byte[] octets = file.readAllBytes();
            assertThat(message.size()).isEqualTo(octets.length);
            assertThat(message.key()).isEqualTo(key);
            return octets;
        }
    }

    static List<String> keys(MessageStore store, Optional<TransactionId> since) {
        try (Stream<StoredMessage> messages = store.messages(since)) {
            return messages.map(StoredMessage::key).toList();
        }
    }
}
