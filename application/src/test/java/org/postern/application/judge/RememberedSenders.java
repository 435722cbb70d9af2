package org.postern.application.judge;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.domain.greylist.Acquaintance;

/** A greylist in a map, with what it was asked last. */
final class RememberedSenders implements Greylist {
    final Map<String, Acquaintance> senders = new HashMap<>();
    TreeSet<String> asked = new TreeSet<>();
    boolean down;

    @Override
    public List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault {
        asked = new TreeSet<>(keys);
        if (down) {
            throw new GreylistFault("it is down");
        }
        return keys.stream()
                .map(senders::get)
                .filter(Objects::nonNull)
                .filter(sender -> !sender.until().isBefore(at))
                .toList();
    }

    @Override
    public void remember(List<Acquaintance> met) {
        met.forEach(sender -> senders.put(sender.key(), sender));
    }
}
