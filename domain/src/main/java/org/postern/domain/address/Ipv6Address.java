package org.postern.domain.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An IPv6 address (RFC 4291); two halves of 64 bits in network order. */
public record Ipv6Address(long high, long low) implements IpAddress {
    private static final int GROUPS = 8;

    static IpAddress unmapped(byte[] octets) {
        boolean mapped = (octets[10] & octets[11] & 0xff) == 0xff;
        for (int i = 0; i < 10; i++) {
            mapped &= octets[i] == 0;
        }
        return mapped ? Ipv4Address.of(octets, 12) : new Ipv6Address(half(octets, 0), half(octets, 8));
    }

    private static long half(byte[] octets, int offset) {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | octets[offset + i] & 0xff;
        }
        return bits;
    }

    /** The text forms of RFC 4291 §2.2, without zone index or brackets; anything else is empty. */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() < 2 || text.length() > 45) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(Ipv6Address::join);
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        Optional<List<Integer>> before = groups(text.substring(0, gap));
        Optional<List<Integer>> after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || text.substring(0, gap).indexOf('.') >= 0) {
            return Optional.empty();
        }
        int missing = GROUPS - before.get().size() - after.get().size();
        if (missing < 1) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(before.get());
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(after.get());
        return Optional.of(join(all));
    }

    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Optional<Ipv4Address> tail = Ipv4Address.parse(parts[i]);
                if (tail.isEmpty()) {
                    return Optional.empty();
                }
                groups.add(tail.get().bits() >>> 16);
                groups.add(tail.get().bits() & 0xffff);
            } else {
                int group = hexGroup(parts[i]);
                if (group < 0) {
                    return Optional.empty();
                }
                groups.add(group);
            }
        }
        return Optional.of(groups);
    }

    private static int hexGroup(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int group = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }

    private static IpAddress join(List<Integer> groups) {
        byte[] octets = new byte[16];
        for (int i = 0; i < GROUPS; i++) {
            octets[2 * i] = (byte) (groups.get(i) >>> 8);
            octets[2 * i + 1] = (byte) (int) groups.get(i);
        }
        return unmapped(octets);
    }

    @Override
    public byte[] octets() {
        byte[] octets = new byte[16];
        for (int i = 0; i < 8; i++) {
            octets[i] = (byte) (high >>> 56 - 8 * i);
            octets[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        return octets;
    }

    private int group(int index) {
        return (int) ((index < 4 ? high >>> 48 - 16 * index : low >>> 112 - 16 * index) & 0xffff);
    }

    @Override
    public String text() {
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(i + run) == 0) {
                run++;
            }
            if (run > gapLength) {
                gapStart = i;
                gapLength = run;
            }
            i += run;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    @Override
    public int width() {
        return 128;
    }

    @Override
    public String reverseName() {
        StringBuilder name = new StringBuilder();
        byte[] octets = octets();
        for (int i = 15; i >= 0; i--) {
            name.append(Character.forDigit(octets[i] & 0xf, 16)).append('.');
            name.append(Character.forDigit(octets[i] >>> 4 & 0xf, 16)).append('.');
        }
        return name.append("ip6.arpa").toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
