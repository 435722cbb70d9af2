package org.postern.application.maintain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MessageCopies;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * Brings a store of copies up to the store it is of: what is new is copied, what was taken away for good goes from the
 * copies, too. Messages that vanished otherwise stay there. Everything kept before it began is in the copies when it ends.
 */
public final class Backup {
    private static final int AT_ONCE = 16;
    private static final int BATCH = 500;

    private final StoredMessages store;
    private final MessageCopies copies;

    public Backup(StoredMessages store, MessageCopies copies) {
        this.store = store;
        this.copies = copies;
    }

    /**
     * Messages there, with their octets; of them copied just now; those whose copy has another size, which is a fault; what
     * was taken away; and what the disk refused, if it did.
     */
    public record Report(long messages, long octets, long copied, long differing, long buried, Optional<String> fault) {

        /** Whether the copies are whole. */
        public boolean sound() {
            return differing == 0 && fault.isEmpty();
        }
    }

    /** Does it; {@code pace} is told how many messages were looked at, of how many there were at the beginning. */
    public Report run(Pace pace) {
        Run run = new Run();
        run.copy(pace);
        long buried = run.fault.isEmpty() ? run.bury() : 0;
        return new Report(run.messages, run.octets, run.copied.get(), run.differing, buried, run.fault);
    }

    /** One run and its sums. */
    private final class Run {
        private final AtomicLong copied = new AtomicLong();
        private final Semaphore free = new Semaphore(AT_ONCE);
        private volatile Optional<String> fault = Optional.empty();
        private long messages;
        private long octets;
        private long differing;

        private void copy(Pace pace) {
            long of = count();
            try (Stream<StoredMessage> all = store.messages(Optional.empty());
                    ExecutorService copiers = Executors.newVirtualThreadPerTaskExecutor()) {
                Iterator<StoredMessage> next = all.iterator();
                while (next.hasNext() && fault.isEmpty()) {
                    StoredMessage message = next.next();
                    messages++;
                    octets += message.size();
                    compare(message, copiers);
                    pace.went(messages, Math.max(of, messages));
                }
            }
        }

        private long count() {
            try (Stream<StoredMessage> all = store.messages(Optional.empty())) {
                return all.count();
            }
        }

        private void compare(StoredMessage message, ExecutorService copiers) {
            Optional<StoredMessage> there = copies.find(message.key());
            if (there.isEmpty()) {
                free.acquireUninterruptibly();
                copiers.execute(() -> {
                    try {
                        copy(message);
                    } finally {
                        free.release();
                    }
                });
            } else if (there.get().size() != message.size()) {
                differing++;
            }
        }

        /** A message that was taken away meanwhile is no fault. */
        private void copy(StoredMessage message) {
            try {
                switch (copies.copy(message)) {
                    case KeepOutcome.Kept kept -> copied.incrementAndGet();
                    case KeepOutcome.NotKept not -> {
                        if (store.find(message.key()).isPresent()) {
                            fault = Optional.of(message.key() + ": " + not.detail());
                        }
                    }
                }
            } catch (RuntimeException broken) {
                fault = Optional.of(message.key() + ": " + broken);
            }
        }

        private long bury() {
            long buried = 0;
            try (Stream<TransactionId> all = store.tombstones()) {
                Iterator<TransactionId> next = all.iterator();
                while (next.hasNext()) {
                    List<TransactionId> batch = new ArrayList<>();
                    while (batch.size() < BATCH && next.hasNext()) {
                        batch.add(next.next());
                    }
                    RemoveOutcome outcome = copies.bury(batch);
                    buried += outcome.gone().size();
                    fault = outcome.fault().or(() -> fault);
                }
            }
            return buried;
        }
    }
}
