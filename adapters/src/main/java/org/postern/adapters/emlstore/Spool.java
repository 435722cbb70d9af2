package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.StoreFailure;

/** Mail data on their way in. One session appends; readers of any thread come when it has ended appending. */
final class Spool implements MailDataSpool, SelfWriting {
    private final Spooling shared;
    private final SpoolMemory memory;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SpoolFile file;
    private Optional<StoreFailure> failure = Optional.empty();
    private long size;
    private boolean closed;

    Spool(Spooling shared, SpoolMemory memory) {
        this.shared = shared;
        this.memory = memory;
    }

    @Override
    public Optional<StoreFailure> append(byte[] octets, int from, int length) {
        Objects.checkFromIndexSize(from, length, octets.length);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the spool is closed");
            }
            if (failure.isEmpty()) {
                take(octets, from, length);
            }
        } catch (IOException failed) {
            failure = Optional.of(DiskFailure.of(failed));
            shared.failed(failed);
            release();
        } finally {
            lock.unlock();
        }
        return failure;
    }

    private void take(byte[] octets, int from, int length) throws IOException {
        int taken = file == null ? memory.append(octets, from, length) : 0;
        if (taken < length) {
            fileBegun().append(octets, from + taken, length - taken);
        }
        size += length;
    }

    private SpoolFile fileBegun() throws IOException {
        @Nullable SpoolFile begun = file;
        if (begun == null) {
            begun = shared.toFile(memory);
            memory.release();
            shared.budget().take(SpoolFile.BLOCK);
            file = begun;
        }
        return begun;
    }

    @Override
    public long size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InputStream open() throws IOException {
        lock.lock();
        try {
            requireUsable();
            @Nullable SpoolFile begun = file;
            if (begun == null) {
                return new PieceInput(memory.pieces());
            }
            return new SequenceInputStream(
                    new BlockInput(shared.threads(), () -> shared.files().read(begun.name()), begun.written()),
                    new PieceInput(List.of(begun.tail())));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void writeTo(StoreFile target, byte[] head, long from) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>(List.of(ByteBuffer.wrap(head)));
        @Nullable SpoolFile begun;
        lock.lock();
        try {
            requireUsable();
            begun = file;
            pieces.addAll(begun == null ? memory.pieces() : List.of(begun.tail()));
        } finally {
            lock.unlock();
        }
        if (begun == null) {
            skip(pieces.subList(1, pieces.size()), from);
        } else {
            target.write(pieces.subList(0, 1));
            target.copy(begun.name(), Math.min(from, begun.written()), begun.written());
            pieces.removeFirst();
            skip(pieces, from - begun.written());
        }
        target.write(pieces);
    }

    private static void skip(List<ByteBuffer> pieces, long octets) {
        long left = octets;
        for (ByteBuffer piece : pieces) {
            int count = Math.clamp(left, 0, piece.remaining());
            piece.position(piece.position() + count);
            left -= count;
        }
    }

    private void requireUsable() throws IOException {
        if (closed || failure.isPresent()) {
            throw new IOException(closed ? "the spool is closed" : "the spool failed");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                release();
                shared.ended();
            }
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        memory.release();
        @Nullable SpoolFile begun = file;
        if (begun != null) {
            file = null;
            shared.budget().give(SpoolFile.BLOCK);
            shared.end(begun);
        }
    }
}
