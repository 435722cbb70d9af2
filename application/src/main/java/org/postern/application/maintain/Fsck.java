package org.postern.application.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexLookup;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;

/**
 * Compares the store with its index both ways, and each file with what its own trace fields say of it. Changes nothing.
 * Needs no more memory for a large store than for a small one.
 */
public final class Fsck {
    private static final int BATCH = 500;

    private final StoredMessages store;
    private final Optional<IndexLookup> index;
    private final Supplier<List<String>> leftovers;

    /** Without an index only the files are looked at; the supplier names what writers that died have left. */
    public Fsck(StoredMessages store, Optional<IndexLookup> index, Supplier<List<String>> leftovers) {
        this.store = store;
        this.index = index;
        this.leftovers = leftovers;
    }

    /** The sums; {@code indexCompared} is whether the index was there and answered to the end. */
    public record Report(long messages, long rows, long findings, long faults, boolean indexCompared) {

        /** Whether nothing is wrong: what an exit status of 0 says. */
        public boolean sound() {
            return faults == 0;
        }
    }

    /** Looks at everything once; each finding is told as it is made. */
    public Report run(Consumer<Finding> found) {
        return run(found, Pace.UNSEEN);
    }

    /** The same; {@code pace} is told how many files were looked at. */
    public Report run(Consumer<Finding> found, Pace pace) {
        return new Run(found, pace).report();
    }

    /** One run and its sums. */
    private final class Run {
        private final Consumer<Finding> listener;
        private final Pace pace;
        private Optional<IndexLookup> answering = index;
        private long messages;
        private long rows;
        private long findings;
        private long faults;

        private Run(Consumer<Finding> listener, Pace pace) {
            this.listener = listener;
            this.pace = pace;
        }

        private Report report() {
            long of = count();
            try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
                Iterator<StoredMessage> next = all.iterator();
                while (next.hasNext()) {
                    List<StoredMessage> batch = new ArrayList<>(BATCH);
                    while (batch.size() < BATCH && next.hasNext()) {
                        batch.add(next.next());
                    }
                    batch.removeIf(message -> !isThere(message));
                    messages += batch.size();
                    ask(lookup -> compare(batch, lookup));
                    pace.went(messages, Math.max(of, messages));
                }
            }
            ask(lookup -> lookup.forEachKey((key, octets) -> checkRow(key)));
            leftovers.get().forEach(name -> note(new Finding(Finding.Kind.LEFTOVER, name, "")));
            return new Report(messages, rows, findings, faults, answering.isPresent());
        }

        private long count() {
            try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
                return all.count();
            }
        }

        private void note(Finding finding) {
            findings++;
            faults += finding.kind().isFault() ? 1 : 0;
            listener.accept(finding);
        }

        /** Looks at the file; false when it was taken away meanwhile. */
        private boolean isThere(StoredMessage message) {
            try {
                FileCheck.of(message).forEach(this::note);
            } catch (IOException unread) {
                if (store.find(message.key()).isEmpty()) {
                    return false;
                }
                note(new Finding(Finding.Kind.UNREADABLE, message.key(), unread.toString()));
            }
            return true;
        }

        /** An index that fails once is not asked again. */
        private void ask(Asking asking) {
            if (answering.isPresent()) {
                try {
                    asking.of(answering.get());
                } catch (IndexFault fault) {
                    answering = Optional.empty();
                    note(new Finding(Finding.Kind.INDEX_UNREADABLE, "", fault.detail()));
                }
            }
        }

        private void compare(List<StoredMessage> batch, IndexLookup lookup) throws IndexFault {
            Map<String, Long> sizes =
                    lookup.sizes(batch.stream().map(StoredMessage::key).toList());
            for (StoredMessage message : batch) {
                Long octets = sizes.get(message.key());
                if (octets == null) {
                    note(new Finding(Finding.Kind.FILE_WITHOUT_ROW, message.key(), ""));
                } else if (octets != message.size()) {
                    String detail = "indexed with " + octets + " octets, has " + message.size();
                    note(new Finding(Finding.Kind.SIZE_DIFFERS, message.key(), detail));
                }
            }
        }

        private void checkRow(String key) {
            rows++;
            if (store.find(key).isEmpty()) {
                note(new Finding(Finding.Kind.ROW_WITHOUT_FILE, key, ""));
            }
        }
    }

    /** A question to the index that may fail. */
    private interface Asking {
        void of(IndexLookup lookup) throws IndexFault;
    }
}
