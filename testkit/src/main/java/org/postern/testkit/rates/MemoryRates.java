package org.postern.testkit.rates;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.postern.application.port.ClientRate;
import org.postern.application.port.ClientRates;
import org.postern.domain.address.IpNetwork;

/** Counts everybody and forgets nobody; for tests, where clients are few. A rate without a limit has none. */
public final class MemoryRates implements ClientRates {
    private static final double NANOS_A_MINUTE = 60e9;

    private final Map<ClientRate, Integer> perMinute;
    private final LongSupplier nanoClock;
    private final Map<String, Left> left = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** What is left of a rate at that moment. */
    private record Left(double count, long at) {}

    public MemoryRates(Map<ClientRate, Integer> perMinute, LongSupplier nanoClock) {
        this.perMinute = Map.copyOf(perMinute);
        this.nanoClock = nanoClock;
    }

    @Override
    public boolean take(ClientRate rate, IpNetwork client) {
        lock.lock();
        try {
            double count = left(rate, client);
            if (count >= 1) {
                left.put(rate + " " + client, new Left(count - 1, nanoClock.getAsLong()));
            }
            return count >= 1;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSpent(ClientRate rate, IpNetwork client) {
        lock.lock();
        try {
            return left(rate, client) < 1;
        } finally {
            lock.unlock();
        }
    }

    private double left(ClientRate rate, IpNetwork client) {
        Integer most = perMinute.get(rate);
        if (most == null) {
            return Double.MAX_VALUE;
        }
        long now = nanoClock.getAsLong();
        Left known = left.getOrDefault(rate + " " + client, new Left(most, now));
        return Math.min(most, known.count() + most * ((now - known.at()) / NANOS_A_MINUTE));
    }
}
