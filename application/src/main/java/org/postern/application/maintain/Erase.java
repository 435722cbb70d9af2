package org.postern.application.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.postern.application.index.EntryReader;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.RemovableMessages;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/**
 * Takes away every message whose envelope has an address: from it, or to it. The files are asked, never the index, so that
 * none is overlooked. A message to it that has other recipients, too, is theirs as well: it goes only when that is said.
 */
public final class Erase {
    private final RemovableMessages store;
    private final Consumer<List<TransactionId>> index;

    /** {@code index} is told which messages went. */
    public Erase(RemovableMessages store, Consumer<List<TransactionId>> index) {
        this.store = store;
        this.index = index;
    }

    /** How a message is about an address. */
    public enum Relation {
        /** It is the reverse-path. */
        FROM,
        /** It is the only recipient, or leads to the only mailbox. */
        TO,
        /** It is one of several recipients. */
        SHARED
    }

    /** A message about an address. */
    public record Concerned(IndexEntry entry, Relation relation) {}

    /** What was found, and how many files could not be read while looking. */
    public record Found(List<Concerned> messages, long unreadable) {
        public Found {
            messages = List.copyOf(messages);
        }

        /** Those that go, with those of several recipients or without. */
        public List<Concerned> going(boolean shared) {
            return messages.stream()
                    .filter(message -> shared || message.relation() != Relation.SHARED)
                    .toList();
        }
    }

    /** The keys of what went; a fault, for people, if the disk refused to go on. */
    public record Erased(List<String> gone, Optional<String> fault) {
        public Erased {
            gone = List.copyOf(gone);
        }
    }

    /** Every message about that address, without brackets; letters of either case are the same. */
    public Found find(String address, Pace pace) {
        String wanted = IndexQuery.fold(address);
        List<Concerned> found = new ArrayList<>();
        long unreadable = 0;
        long seen = 0;
        long of = count();
        try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
            for (StoredMessage message : (Iterable<StoredMessage>) all::iterator) {
                try {
                    IndexEntry entry = EntryReader.read(message);
                    relation(entry, wanted).ifPresent(relation -> found.add(new Concerned(entry, relation)));
                } catch (IOException unread) {
                    unreadable += store.find(message.key()).isPresent() ? 1 : 0;
                }
                pace.went(++seen, Math.max(of, seen));
            }
        }
        return new Found(found, unreadable);
    }

    private long count() {
        try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
            return all.count();
        }
    }

    private static Optional<Relation> relation(IndexEntry entry, String wanted) {
        if (IndexQuery.fold(entry.reversePath()).equals(wanted)) {
            return Optional.of(Relation.FROM);
        }
        boolean among = has(entry.recipients(), wanted) || has(entry.mailboxes(), wanted);
        boolean alone = onlyHas(entry.recipients(), wanted) || onlyHas(entry.mailboxes(), wanted);
        return among ? Optional.of(alone ? Relation.TO : Relation.SHARED) : Optional.empty();
    }

    private static boolean has(List<String> addresses, String wanted) {
        return addresses.stream().anyMatch(address -> IndexQuery.fold(address).equals(wanted));
    }

    private static boolean onlyHas(List<String> addresses, String wanted) {
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> IndexQuery.fold(address).equals(wanted));
    }

    /** Takes these away. */
    public Erased run(List<Concerned> going) {
        List<TransactionId> ids = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (Concerned one : going) {
            String key = one.entry().key();
            TransactionId.parse(key).ifPresentOrElse(ids::add, () -> foreign.add(key));
        }
        RemoveOutcome outcome = store.remove(ids);
        index.accept(outcome.gone());
        List<String> gone =
                new ArrayList<>(outcome.gone().stream().map(TransactionId::text).toList());
        Optional<String> fault = outcome.fault();
        for (String key : foreign) {
            Optional<String> refused = store.removeForeign(key);
            refused.ifPresentOrElse(words -> {}, () -> gone.add(key));
            fault = fault.or(() -> refused);
        }
        return new Erased(gone, fault);
    }
}
