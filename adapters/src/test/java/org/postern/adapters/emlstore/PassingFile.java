package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Passes everything on to a file. */
class PassingFile implements StoreFile {
    private final StoreFile file;

    PassingFile(StoreFile file) {
        this.file = file;
    }

    @Override
    public void write(List<ByteBuffer> octets) throws IOException {
        file.write(octets);
    }

    @Override
    public void copy(String name, long from, long to) throws IOException {
        file.copy(name, from, to);
    }

    @Override
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
