package org.postern.domain.dkim;

/**
 * The "simple" body canonicalization: RFC 6376 §3.4.3. All octets as they are; any number of CRLF at the end, none
 * included, becomes one.
 */
final class SimpleBody implements BodyCanonicalizer {
    private static final byte[] END = {'\r', '\n'};

    private final CanonicalSink sink;
    private final LineEnds lineEnds = new LineEnds();
    private boolean cr;

    SimpleBody(CanonicalSink sink) {
        this.sink = sink;
    }

    @Override
    public void update(byte[] block, int offset, int length) {
        if (length == 0) {
            return;
        }
        int from = offset;
        int end = offset + length;
        if (cr) {
            from = endCr(block[from]) ? from + 1 : from;
        }
        int to = end > from && block[end - 1] == '\r' ? end - 1 : end;
        boolean crLast = to < end;
        int kept = to;
        while (kept - from >= 2 && block[kept - 1] == '\n' && block[kept - 2] == '\r') {
            kept -= 2;
        }
        if (kept > from) {
            lineEnds.writeTo(sink);
            sink.write(block, from, kept - from);
        }
        lineEnds.add((to - kept) / 2);
        cr = crLast;
    }

    /** A CR ended the block before: says whether the octet that follows makes a line end of it. */
    private boolean endCr(byte next) {
        cr = false;
        if (next == '\n') {
            lineEnds.add(1);
            return true;
        }
        lineEnds.writeTo(sink);
        sink.write(END, 0, 1);
        return false;
    }

    @Override
    public void finish() {
        if (cr) {
            lineEnds.writeTo(sink);
            sink.write(END, 0, 1);
        }
        sink.write(END, 0, 2);
    }
}
