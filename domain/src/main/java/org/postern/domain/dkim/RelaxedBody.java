package org.postern.domain.dkim;

/**
 * The "relaxed" body canonicalization: RFC 6376 §3.4.4. White space at the end of a line goes, elsewhere a run of it is
 * one space; empty lines at the end go; a body that is not empty then ends with CRLF.
 */
final class RelaxedBody implements BodyCanonicalizer {
    private static final byte[] END = {'\r', '\n'};
    private static final byte[] SPACE = {' '};

    private final BlockBuffer sink;
    private final LineEnds lineEnds = new LineEnds();
    private boolean space;
    private boolean cr;
    private boolean written;

    RelaxedBody(CanonicalSink sink) {
        this.sink = new BlockBuffer(sink);
    }

    @Override
    public void update(byte[] block, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            byte octet = block[i];
            if (cr && octet == '\n') {
                cr = false;
                space = false;
                lineEnds.add(1);
                i++;
                continue;
            }
            if (cr) {
                writeCr();
            }
            if (isPlain(octet)) {
                int runEnd = plainRun(block, i, end);
                writePending();
                sink.write(block, i, runEnd - i);
                i = runEnd;
            } else {
                cr = octet == '\r';
                space |= !cr;
                i++;
            }
        }
    }

    /** Where the octets end that the canonical form has just as they are: words with one space or CRLF between them. */
    private static int plainRun(byte[] block, int from, int end) {
        int i = from;
        while (i < end) {
            byte octet = block[i];
            if (octet > ' ' || isPlain(octet)) {
                i++;
            } else if (octet == ' ' && i + 1 < end && isPlain(block[i + 1])) {
                i += 2;
            } else if (octet == '\r' && i + 2 < end && block[i + 1] == '\n' && isPlain(block[i + 2])) {
                i += 3;
            } else {
                return i;
            }
        }
        return end;
    }

    private static boolean isPlain(byte octet) {
        return octet != ' ' && octet != '\t' && octet != '\r';
    }

    /** The CR that is waiting is no line end: it belongs to its line. */
    private void writeCr() {
        cr = false;
        writePending();
        sink.write(END, 0, 1);
    }

    private void writePending() {
        if (lineEnds.any()) {
            lineEnds.writeTo(sink);
        }
        if (space) {
            sink.write(SPACE, 0, 1);
            space = false;
        }
        written = true;
    }

    @Override
    public void finish() {
        if (cr) {
            writeCr();
        }
        if (written) {
            sink.write(END, 0, 2);
        }
        sink.flush();
    }
}
