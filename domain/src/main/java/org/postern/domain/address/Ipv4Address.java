package org.postern.domain.address;

import java.util.Optional;

/** An IPv4 address (RFC 791 §3.2); {@code bits} in network order. */
public record Ipv4Address(int bits) implements IpAddress {

    static Ipv4Address of(byte[] octets, int offset) {
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = bits << 8 | octets[offset + i] & 0xff;
        }
        return new Ipv4Address(bits);
    }

    /** Four decimal numbers 0–255 without leading zeros; anything else is empty. */
    public static Optional<Ipv4Address> parse(String text) {
        int bits = 0;
        int position = 0;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? text.length() : text.indexOf('.', position);
            int number = end < 0 ? -1 : decimalOctet(text, position, end);
            if (number < 0) {
                return Optional.empty();
            }
            bits = bits << 8 | number;
            position = end + 1;
        }
        return Optional.of(new Ipv4Address(bits));
    }

    private static int decimalOctet(String text, int from, int to) {
        if (to - from < 1 || to - from > 3 || to - from > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number <= 255 ? number : -1;
    }

    @Override
    public byte[] octets() {
        return new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
    }

    @Override
    public String text() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }

    @Override
    public int width() {
        return 32;
    }

    @Override
    public String reverseName() {
        return (bits & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 24)
                + ".in-addr.arpa";
    }

    @Override
    public String toString() {
        return text();
    }
}
