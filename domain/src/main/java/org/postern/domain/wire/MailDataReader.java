package org.postern.domain.wire;

import java.nio.ByteBuffer;

/**
 * Takes mail data apart from what follows them: RFC 5321 §4.1.1.4 and §4.5.2. Only CR LF "." CR LF ends them, however
 * they are cut into reads; one leading dot of a line is removed; every other octet passes as it is.
 */
public final class MailDataReader {
    private enum State {
        LINE_START,
        TEXT,
        CR,
        DOT,
        DOT_CR,
        ENDED
    }

    private State state = State.LINE_START;
    private int last = '\n';
    private int lastButOne = '\r';
    private boolean loneDot;

    /** How much more room than it has octets to read {@link #read} may need. */
    public static final int SLACK = 4;

    /**
     * Moves octets of the message from one buffer to the other until the first is empty or the end is found; says
     * whether it was. The second needs room for the first and {@link #SLACK}.
     */
    public boolean read(ByteBuffer in, ByteBuffer out) {
        while (in.hasRemaining() && state != State.ENDED) {
            if (state == State.TEXT) {
                passText(in, out);
            }
            if (in.hasRemaining()) {
                take(in.get(), out);
            }
        }
        return state == State.ENDED;
    }

    /** Whether a dot stood alone between line endings (or NUL) that do not end mail data. */
    public boolean sawLoneDot() {
        return loneDot;
    }

    /** The quick way over everything between line endings. */
    private void passText(ByteBuffer in, ByteBuffer out) {
        int start = in.position();
        int end = start;
        int limit = in.limit();
        while (end < limit && !isBreak(in.get(end))) {
            end++;
        }
        if (end > start) {
            lastButOne = end - start > 1 ? in.get(end - 2) : last;
            last = in.get(end - 1);
            out.put(in.slice(start, end - start));
            in.position(end);
        }
    }

    private static boolean isBreak(int octet) {
        return octet == '\n' || octet == '\r' || octet == 0;
    }

    private void take(byte octet, ByteBuffer out) {
        loneDot |= isBreak(octet) && last == '.' && isBreak(lastButOne) && state != State.DOT;
        switch (state) {
            case LINE_START -> {
                if (octet == '.') {
                    state = State.DOT;
                } else {
                    text(octet, out);
                }
            }
            case DOT -> {
                loneDot |= octet == '\n' || octet == 0;
                if (octet == '\r') {
                    state = State.DOT_CR;
                } else {
                    text(octet, out);
                }
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    state = State.ENDED;
                } else {
                    loneDot = true;
                    out.put((byte) '\r');
                    text(octet, out);
                }
            }
            case CR -> {
                out.put((byte) '\r');
                if (octet == '\n') {
                    out.put(octet);
                    state = State.LINE_START;
                } else {
                    text(octet, out);
                }
            }
            case TEXT -> text(octet, out);
            case ENDED -> throw new IllegalStateException("mail data have ended");
        }
        lastButOne = last;
        last = octet;
    }

    private void text(byte octet, ByteBuffer out) {
        if (octet == '\r') {
            state = State.CR;
        } else {
            state = State.TEXT;
            out.put(octet);
        }
    }
}
