package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The octets of one run, taken apart from the front: parts end at a line {@code %%}, numbers are octets. */
final class Input {
    private static final String SEPARATOR = "%%\n";

    private final byte[] octets;
    private int position;

    Input(byte[] octets) {
        this.octets = octets.clone();
    }

    /** The next octet, 0 behind the end. */
    int octet() {
        return position < octets.length ? octets[position++] & 0xff : 0;
    }

    /** Up to the next separator, which is taken as well, or the end; each char one octet. */
    String part() {
        String rest = text();
        int end = rest.indexOf(SEPARATOR);
        if (end < 0) {
            position = octets.length;
            return rest;
        }
        position += end + SEPARATOR.length();
        return rest.substring(0, end);
    }

    /** As {@link #part}, read as UTF-8; broken octets become U+FFFD. */
    String utf8Part() {
        return new String(part().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** All that is left. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(octets, position, octets.length);
        position = octets.length;
        return rest;
    }

    private String text() {
        return new String(octets, position, octets.length - position, StandardCharsets.ISO_8859_1);
    }
}
