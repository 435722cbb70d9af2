package org.postern.testkit.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.StoreFailure;

/** Mail data in memory, whatever their size. */
final class MemorySpool implements MailDataSpool {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final Supplier<Optional<StoreFailure>> failing;
    private Optional<StoreFailure> failure = Optional.empty();
    private volatile boolean closed;

    MemorySpool(Supplier<Optional<StoreFailure>> failing) {
        this.failing = failing;
    }

    @Override
    public Optional<StoreFailure> append(byte[] more, int from, int length) {
        Objects.checkFromIndexSize(from, length, more.length);
        if (closed) {
            throw new IllegalStateException("the spool is closed");
        }
        failure = failure.or(failing);
        if (failure.isEmpty()) {
            octets.write(more, from, length);
        }
        return failure;
    }

    @Override
    public long size() {
        return octets.size();
    }

    @Override
    public InputStream open() throws IOException {
        if (closed || failure.isPresent()) {
            throw new IOException(closed ? "the spool is closed" : "the spool failed");
        }
        return new ByteArrayInputStream(octets.toByteArray());
    }

    @Override
    public void close() {
        closed = true;
    }
}
