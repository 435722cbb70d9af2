package org.postern.domain.dkim;

/** Gathers short runs of octets into blocks, so that a digest is not called for every word. */
final class BlockBuffer implements CanonicalSink {
    private final CanonicalSink sink;
    private final byte[] block = new byte[2_048];
    private int filled;

    BlockBuffer(CanonicalSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        if (length > block.length - filled) {
            flush();
        }
        if (length > block.length) {
            sink.write(octets, offset, length);
            return;
        }
        System.arraycopy(octets, offset, block, filled, length);
        filled += length;
    }

    void flush() {
        if (filled > 0) {
            sink.write(block, 0, filled);
            filled = 0;
        }
    }
}
