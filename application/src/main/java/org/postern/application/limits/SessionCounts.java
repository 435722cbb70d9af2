package org.postern.application.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/**
 * How many sessions are open, in all, per address and per network (IPv4 /24, IPv6 /64). Holds an entry only for whoever
 * has a session open, so it is bounded by the sessions there are. Any thread.
 */
public final class SessionCounts {
    private static final int IPV4_NETWORK = 24;
    private static final int IPV6_NETWORK = 64;

    private final int all;
    private final int busy;
    private final int perClient;
    private final int perNetwork;
    private final Open open;

    /** {@code busy}: from how many sessions on the server is short of them. */
    public SessionCounts(int all, int busy, int perClient, int perNetwork) {
        this(new Open(), all, busy, perClient, perNetwork);
    }

    private SessionCounts(Open open, int all, int busy, int perClient, int perNetwork) {
        this.open = open;
        this.all = all;
        this.busy = busy;
        this.perClient = perClient;
        this.perNetwork = perNetwork;
    }

    private static final class Open {
        private final Map<IpNetwork, Integer> places = new HashMap<>();
        private final ReentrantLock lock = new ReentrantLock();
        private int total;
    }

    /** Counts, and nothing is ever too many. */
    public static SessionCounts unlimited() {
        return new SessionCounts(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The same sessions, those that began under other limits among them, held against these. */
    public SessionCounts under(int most, int scarce, int ofClient, int ofNetwork) {
        return new SessionCounts(open, most, scarce, ofClient, ofNetwork);
    }

    /** Counts a session in; gives what it is too many for; it is counted all the same until it leaves. */
    List<GuardRule> enter(IpAddress address) {
        open.lock.lock();
        try {
            open.total++;
            int client = open.places.merge(client(address), 1, Integer::sum);
            int network = open.places.merge(network(address), 1, Integer::sum);
            List<GuardRule> exceeded = new ArrayList<>(3);
            if (open.total > all) {
                exceeded.add(GuardRule.SESSIONS);
            }
            if (client > perClient) {
                exceeded.add(GuardRule.SESSIONS_PER_CLIENT);
            }
            if (network > perNetwork) {
                exceeded.add(GuardRule.SESSIONS_PER_NETWORK);
            }
            return exceeded;
        } finally {
            open.lock.unlock();
        }
    }

    void leave(IpAddress address) {
        open.lock.lock();
        try {
            open.total--;
            for (IpNetwork one : List.of(client(address), network(address))) {
                open.places.computeIfPresent(one, (key, count) -> count > 1 ? count - 1 : null);
            }
        } finally {
            open.lock.unlock();
        }
    }

    boolean isBusy() {
        return total() >= busy;
    }

    /** How many sessions are open. */
    public int total() {
        open.lock.lock();
        try {
            return open.total;
        } finally {
            open.lock.unlock();
        }
    }

    private static IpNetwork client(IpAddress address) {
        return new IpNetwork(address, address.width());
    }

    private static IpNetwork network(IpAddress address) {
        return IpNetwork.around(address, address.width() == 32 ? IPV4_NETWORK : IPV6_NETWORK);
    }
}
