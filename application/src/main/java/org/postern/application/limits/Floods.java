package org.postern.application.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;
import org.postern.domain.smtp.TransactionId;

/**
 * Keeps a flood of clients out of log and ledger: within a minute a client is told of once for each rule, so many clients
 * at most; the others are counted, and their number is told when the minute is over. Bounded however many come. Any thread.
 */
public final class Floods {
    /** So many clients are told of for each rule in a minute. */
    public static final int MOST_CLIENTS = 60;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, Minute> minutes = new HashMap<>();

    /** What is told of: a rule, which holds or is watched. */
    private record Kind(String rule, Mode mode) {}

    /** What was not told one by one in a minute: how often that rule objected beside. */
    public record Untold(String rule, Mode mode, long times) {}

    /** Under which id a client is told of; {@code again}: it, or enough of its kind, was told of already. */
    record Mention(TransactionId id, boolean again) {}

    private static final class Minute {
        private final long began;
        private final Map<IpNetwork, TransactionId> told = new HashMap<>();
        private long untold;

        private Minute(long began) {
            this.began = began;
        }
    }

    /** {@code nanoClock} as {@link System#nanoTime}. */
    public Floods(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A client that comes again has the id that it was told of under, which leads to an entry of the ledger. */
    Mention mention(String rule, Mode mode, IpNetwork client, Supplier<TransactionId> ids) {
        lock.lock();
        try {
            Minute minute = minutes.computeIfAbsent(new Kind(rule, mode), kind -> new Minute(nanoClock.getAsLong()));
            TransactionId earlier = minute.told.get(client);
            if (earlier == null && minute.told.size() < MOST_CLIENTS) {
                TransactionId first = ids.get();
                minute.told.put(client, first);
                return new Mention(first, false);
            }
            minute.untold++;
            return new Mention(earlier == null ? ids.get() : earlier, true);
        } finally {
            lock.unlock();
        }
    }

    /** What is to be told of minutes that are over, or of {@code all}; once. To be asked now and then. */
    public List<Untold> untold(boolean all) {
        lock.lock();
        try {
            List<Untold> untold = new ArrayList<>();
            Iterator<Map.Entry<Kind, Minute>> each = minutes.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Kind, Minute> one = each.next();
                if (all || nanoClock.getAsLong() - one.getValue().began >= MINUTE) {
                    each.remove();
                    if (one.getValue().untold > 0) {
                        untold.add(new Untold(one.getKey().rule(), one.getKey().mode(), one.getValue().untold));
                    }
                }
            }
            return untold;
        } finally {
            lock.unlock();
        }
    }
}
