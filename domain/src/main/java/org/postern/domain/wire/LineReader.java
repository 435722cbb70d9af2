package org.postern.domain.wire;

import java.nio.ByteBuffer;

/**
 * Finds command lines in octets: RFC 5321 §2.3.8, a line ends with CR LF and nothing else. Holds nothing itself: what is
 * not a line yet stays in the buffer, which therefore need not be larger than the longest line.
 */
public final class LineReader {
    /** The usual longest command line in octets, CR LF included; RFC 5321 §4.5.3.1.4 asks for 512 and what extensions add. */
    public static final int LONGEST_LINE = 2_048;

    private LineReader() {}

    /** What the buffer begins with. */
    public sealed interface Outcome {}

    /** A line without its CR LF, a copy of its own. */
    public record Line(ByteBuffer octets) implements Outcome {}

    /** A line that ends with a bare LF, taken from the buffer. */
    public record BareLineFeed() implements Outcome {}

    /** No line ending yet; read more. */
    public record Incomplete() implements Outcome {}

    /** No line ending within the longest line: what follows cannot be trusted. */
    public record TooLong() implements Outcome {}

    /** Takes one line from the front of the buffer (between position and limit), if there is one. */
    public static Outcome read(ByteBuffer in) {
        return read(in, LONGEST_LINE);
    }

    /** As {@link #read(ByteBuffer)}, with another longest line. */
    public static Outcome read(ByteBuffer in, int longest) {
        int start = in.position();
        int end = Math.min(in.limit(), start + longest);
        for (int i = start; i < end; i++) {
            if (in.get(i) == '\n') {
                in.position(i + 1);
                boolean ended = i > start && in.get(i - 1) == '\r';
                return ended ? new Line(copy(in, start, i - 1)) : new BareLineFeed();
            }
        }
        return end - start == longest ? new TooLong() : new Incomplete();
    }

    private static ByteBuffer copy(ByteBuffer in, int from, int to) {
        byte[] octets = new byte[to - from];
        in.get(from, octets);
        return ByteBuffer.wrap(octets);
    }
}
