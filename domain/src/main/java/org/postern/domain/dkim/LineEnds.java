package org.postern.domain.dkim;

/** Line ends that are not yet known to matter: empty lines count only when something follows them. */
final class LineEnds {
    private static final int AT_ONCE = 2_048;
    private static final byte[] MANY = "\r\n".repeat(AT_ONCE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private long count;

    void add(long more) {
        count += more;
    }

    boolean any() {
        return count > 0;
    }

    void writeTo(CanonicalSink sink) {
        while (count > 0) {
            int now = (int) Math.min(count, AT_ONCE);
            sink.write(MANY, 0, 2 * now);
            count -= now;
        }
    }
}
