package org.postern.domain.dkim;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The SHA-256 of a canonical body and of any number of its beginnings ({@code l=}) in one pass: at each limit the
 * running digest is copied, so that many signatures cost no more than one.
 */
final class BodyDigest implements CanonicalSink {
    private final MessageDigest running = Sha256.digest();
    private final Map<OptionalLong, OctetString> hashes = new HashMap<>();
    private final long[] limits;
    private int nextLimit;
    private long length;

    /** For these limits, and the whole body if one of them is absent. */
    BodyDigest(Collection<OptionalLong> wanted) {
        TreeSet<Long> sorted = new TreeSet<>();
        for (OptionalLong limit : wanted) {
            limit.ifPresent(sorted::add);
        }
        limits = new long[sorted.size()];
        int count = 0;
        for (long limit : sorted) {
            limits[count++] = limit;
        }
    }

    @Override
    public void write(byte[] octets, int offset, int count) {
        int from = offset;
        int rest = count;
        while (nextLimit < limits.length && limits[nextLimit] - length <= rest) {
            int taken = (int) (limits[nextLimit] - length);
            take(octets, from, taken);
            from += taken;
            rest -= taken;
            copyAtLimit();
        }
        take(octets, from, rest);
    }

    private void take(byte[] octets, int from, int count) {
        running.update(octets, from, count);
        length += count;
    }

    private void copyAtLimit() {
        hashes.put(
                OptionalLong.of(limits[nextLimit]),
                OctetString.of(Sha256.copyOf(running).digest()));
        nextLimit++;
    }

    void finish() {
        write(new byte[0], 0, 0);
        hashes.put(OptionalLong.empty(), OctetString.of(running.digest()));
    }

    /** The hash of so many octets; empty when the body has fewer. */
    Optional<OctetString> hash(OptionalLong limit) {
        return Optional.ofNullable(hashes.get(limit));
    }

    /** How many octets the canonical body has. */
    long length() {
        return length;
    }
}
