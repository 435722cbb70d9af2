package org.postern.testkit.greylist;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.greylist.Acquaintance;

/** A greylist in memory, which can be taken down. */
public final class MemoryGreylist implements Greylist {
    private static final Comparator<Acquaintance> FIRST_TO_GO =
            Comparator.comparing(Acquaintance::known).thenComparing(Acquaintance::until);

    private final Map<String, Acquaintance> senders = new ConcurrentHashMap<>();
    private final int most;
    private volatile boolean down;

    /** One that never holds more than so many. */
    public MemoryGreylist(int most) {
        this.most = most;
    }

    /** From now on it cannot be asked. */
    public void breakDown() {
        down = true;
    }

    @Override
    public List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault {
        if (down) {
            throw new GreylistFault("it is down");
        }
        return keys.stream()
                .distinct()
                .map(senders::get)
                .filter(sender -> sender != null && !sender.until().isBefore(at))
                .toList();
    }

    @Override
    public void remember(List<Acquaintance> met) {
        if (down) {
            return;
        }
        met.forEach(sender -> senders.put(sender.key(), sender));
        senders.values().stream()
                .sorted(FIRST_TO_GO)
                .limit(Math.max(0, senders.size() - most))
                .toList()
                .forEach(sender -> senders.remove(sender.key()));
    }
}
