package org.postern.adapters.web;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How many connections there are at once: in all, and of one address, so that none takes every place. */
final class Places {
    private static final int ALL = 128;
    private static final int OF_ONE = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<InetAddress, Integer> taken = new HashMap<>();
    private int all;

    boolean take(InetAddress client) {
        lock.lock();
        try {
            if (all == ALL || taken.getOrDefault(client, 0) == OF_ONE) {
                return false;
            }
            all++;
            taken.merge(client, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(InetAddress client) {
        lock.lock();
        try {
            all--;
            taken.computeIfPresent(client, (who, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }
}
