package org.postern.adapters.dryrun;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Optional;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.StoreFailure;

/** All of the mail data in memory; the session bounds how much. */
final class DrySpool implements MailDataSpool {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    @Override
    public Optional<StoreFailure> append(byte[] from, int offset, int length) {
        octets.write(from, offset, length);
        return Optional.empty();
    }

    @Override
    public long size() {
        return octets.size();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets.toByteArray());
    }

    @Override
    public void close() {}
}
