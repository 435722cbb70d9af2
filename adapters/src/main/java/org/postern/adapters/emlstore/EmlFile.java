package org.postern.adapters.emlstore;

import java.io.InputStream;
import org.postern.application.port.StoredMessage;

/** A message's file, by its name in the store. */
record EmlFile(StoreFiles files, StoreThreads threads, String key, String name, long size) implements StoredMessage {

    @Override
    public InputStream open() {
        return new BlockInput(threads, () -> files.read(name), size);
    }
}
