package org.postern.testkit.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postern.application.index.EntryReader;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;

/** What an index of a whole store must hold. */
final class Entries {

    private Entries() {}

    static Map<String, IndexEntry> of(StoredMessages store) {
        Map<String, IndexEntry> entries = new TreeMap<>();
        try (Stream<StoredMessage> messages = store.messages(Optional.empty())) {
            messages.forEach(message -> entries.put(message.key(), read(message)));
        }
        return entries;
    }

    private static IndexEntry read(StoredMessage message) {
        try {
            return EntryReader.read(message);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
