package org.postern.domain.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads a header section (RFC 5322 §2.2) once for everyone. The section ends at the first empty line and nowhere else;
 * a line ends at LF, with or without CR before it, because readers of stored mail treat a bare LF so, and what one of
 * them takes for a field must be seen here. Lines that are no field belong to no field and stay in the section.
 */
public final class HeaderReader {
    private static final int BLOCK = 8_192;

    private final byte[] octets;
    private final int length;
    private final HeaderLimits limits;
    private final List<HeaderField> fields = new ArrayList<>();
    private final EnumSet<HeaderFlaw> flaws = EnumSet.noneOf(HeaderFlaw.class);

    private HeaderReader(byte[] octets, int length, HeaderLimits limits) {
        this.octets = octets;
        this.length = length;
        this.limits = limits;
    }

    /** Reads the section that the octets begin with; they may be a whole message. */
    public static HeaderSection read(byte[] octets) {
        HeaderLimits limits = HeaderLimits.DEFAULT;
        return new HeaderReader(octets, Math.min(octets.length, limits.octets() + 1), limits).section();
    }

    /** Reads the section that a message begins with, and little of what follows it. */
    public static HeaderSection read(InputStream message) throws IOException {
        return read(message, HeaderLimits.DEFAULT);
    }

    /** As {@link #read(InputStream)}, within other limits; a section beyond them is flawed and may be cut. */
    public static HeaderSection read(InputStream message, HeaderLimits limits) throws IOException {
        byte[] octets = new byte[BLOCK];
        int length = 0;
        while (true) {
            int count = message.readNBytes(octets, length, octets.length - length);
            int scanned = Math.max(0, length - 3);
            length += count;
            if (count == 0 || length > limits.octets() || hasEmptyLine(octets, scanned, length)) {
                return new HeaderReader(octets, length, limits).section();
            }
            octets = length == octets.length ? Arrays.copyOf(octets, 2 * length) : octets;
        }
    }

    /** Whether an empty line ends between the two; at the very start an empty line needs nothing before it. */
    private static boolean hasEmptyLine(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean lineEnds = octets[i] == '\n';
            int before = i > 0 && octets[i - 1] == '\r' ? i - 2 : i - 1;
            if (lineEnds && (before < 0 || octets[before] == '\n')) {
                return true;
            }
        }
        return false;
    }

    private HeaderSection section() {
        int position = 0;
        int fieldStart = -1;
        while (position < length) {
            int end = lineEnd(position);
            if (end - position > limits.line()) {
                flaws.add(HeaderFlaw.TOO_LARGE);
            }
            int contentEnd = contentEnd(position, end);
            if (contentEnd == position && end > position) {
                finishField(fieldStart, position);
                return done(end);
            }
            if (isContinuation(position)) {
                noteContinuation(fieldStart, position, contentEnd);
            } else {
                finishField(fieldStart, position);
                fieldStart = colonOf(position, contentEnd) < 0 ? -1 : position;
                if (fieldStart < 0) {
                    flaws.add(HeaderFlaw.LINE_WITHOUT_FIELD);
                }
            }
            position = end;
        }
        finishField(fieldStart, length);
        flaws.add(HeaderFlaw.NO_BODY);
        return done(length);
    }

    private HeaderSection done(int bodyStart) {
        if (bodyStart > limits.octets() || fields.size() > limits.fields()) {
            flaws.add(HeaderFlaw.TOO_LARGE);
        }
        return new HeaderSection(
                octets.length == bodyStart ? octets : Arrays.copyOf(octets, bodyStart),
                fields,
                bodyStart,
                List.copyOf(flaws));
    }

    private int lineEnd(int from) {
        for (int i = from; i < length; i++) {
            if (octets[i] == '\n') {
                return i + 1;
            }
            if (octets[i] == '\r' && (i + 1 == length || octets[i + 1] != '\n')) {
                flaws.add(HeaderFlaw.BARE_CR);
            }
        }
        return length;
    }

    private int contentEnd(int from, int end) {
        int last = end - 1;
        if (octets[last] != '\n') {
            return end;
        }
        if (last > from && octets[last - 1] == '\r') {
            return last - 1;
        }
        flaws.add(HeaderFlaw.BARE_LF);
        return last;
    }

    private boolean isContinuation(int position) {
        return octets[position] == ' ' || octets[position] == '\t';
    }

    private void noteContinuation(int fieldStart, int from, int to) {
        if (fieldStart < 0 && fields.isEmpty() && from == 0) {
            flaws.add(HeaderFlaw.CONTINUATION_FIRST);
        }
        boolean blank = true;
        for (int i = from; i < to; i++) {
            blank &= octets[i] == ' ' || octets[i] == '\t';
        }
        if (blank) {
            flaws.add(HeaderFlaw.BLANK_CONTINUATION);
        }
    }

    /** Where the colon of a field stands; -1 when the line is no field. Names are printable ASCII: RFC 5322 §3.6.8. */
    private int colonOf(int from, int to) {
        int nameEnd = from;
        while (nameEnd < to && octets[nameEnd] > ' ' && octets[nameEnd] < 127 && octets[nameEnd] != ':') {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < to && (octets[colon] == ' ' || octets[colon] == '\t')) {
            colon++;
        }
        return nameEnd > from && colon < to && octets[colon] == ':' ? colon : -1;
    }

    private void finishField(int start, int end) {
        if (start >= 0 && fields.size() <= limits.fields()) {
            fields.add(new HeaderField(octets, start, colonOf(start, end), end));
        }
    }
}
