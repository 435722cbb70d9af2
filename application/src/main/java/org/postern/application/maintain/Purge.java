package org.postern.application.maintain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.postern.application.port.RemovableMessages;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/**
 * Takes the oldest messages away for good. Only what this server named is counted and goes: a file that other hands put
 * into the store is theirs. A message is as old as its id says.
 */
public final class Purge {
    private static final int BATCH = 500;

    private final RemovableMessages store;
    private final Consumer<List<TransactionId>> index;

    /** {@code index} is told which messages went, as they go. */
    public Purge(RemovableMessages store, Consumer<List<TransactionId>> index) {
        this.store = store;
        this.index = index;
    }

    /** What is to go: all from before a moment, and the oldest until the rest has no more octets than that. */
    public record Rule(Optional<Instant> before, OptionalLong toOctets) {
        private boolean wants(TransactionId id, long left) {
            return before.filter(moment -> id.time().isBefore(moment)).isPresent()
                    || toOctets.isPresent() && left > toOctets.getAsLong();
        }
    }

    /** What there is, and what of it would go: the oldest, up to that id. */
    public record Plan(long messages, long octets, long going, long goingOctets, Optional<TransactionId> last) {

        /** Whether more than that part of all messages would go. */
        public boolean isMoreThan(int percent) {
            return going > atMost(messages, percent);
        }

        /** That part of so many messages, rounded up, so that of a few one may go. */
        public static long atMost(long messages, int percent) {
            return (messages * percent + 99) / 100;
        }
    }

    /** What went; a fault, for people, if the disk refused to go on. */
    public record Purged(long messages, Optional<String> fault) {}

    /** What the rule would take away now, no more than that part of all messages. */
    public Plan plan(Rule rule, int mostPercent) {
        long messages = 0;
        long octets = 0;
        try (Stream<StoredMessage> all = own()) {
            for (StoredMessage message : (Iterable<StoredMessage>) all::iterator) {
                messages++;
                octets += message.size();
            }
        }
        return going(rule, messages, octets, Plan.atMost(messages, mostPercent));
    }

    private Plan going(Rule rule, long messages, long octets, long most) {
        long going = 0;
        long left = octets;
        Optional<TransactionId> last = Optional.empty();
        try (Stream<StoredMessage> all = own()) {
            Iterator<StoredMessage> next = all.iterator();
            boolean goesOn = true;
            while (goesOn && going < most && next.hasNext()) {
                StoredMessage message = next.next();
                TransactionId id = message.id().orElseThrow();
                goesOn = rule.wants(id, left);
                if (goesOn) {
                    going++;
                    left -= message.size();
                    last = Optional.of(id);
                }
            }
        }
        return new Plan(messages, octets, going, octets - left, last);
    }

    private Stream<StoredMessage> own() {
        return store.messages(Optional.empty())
                .takeWhile(message -> message.id().isPresent());
    }

    /** Does what was planned. */
    public Purged run(Plan plan, Pace pace) {
        long went = 0;
        if (plan.last().isEmpty()) {
            return new Purged(0, Optional.empty());
        }
        try (Stream<StoredMessage> all = own()) {
            Iterator<TransactionId> next = all.map(message -> message.id().orElseThrow())
                    .takeWhile(id -> id.compareTo(plan.last().get()) <= 0)
                    .iterator();
            while (next.hasNext()) {
                RemoveOutcome outcome = store.remove(batch(next));
                index.accept(outcome.gone());
                went += outcome.gone().size();
                if (outcome.fault().isPresent()) {
                    return new Purged(went, outcome.fault());
                }
                pace.went(went, plan.going());
            }
        }
        return new Purged(went, Optional.empty());
    }

    private static List<TransactionId> batch(Iterator<TransactionId> next) {
        List<TransactionId> batch = new ArrayList<>();
        while (batch.size() < BATCH && next.hasNext()) {
            batch.add(next.next());
        }
        return batch;
    }
}
