package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Passes everything on: what a wrapped file system changes is all that stands in its class. */
class PassingFiles implements StoreFiles {
    private final StoreFiles files;

    PassingFiles(StoreFiles files) {
        this.files = files;
    }

    @Override
    public StoreFile create(String name) throws IOException {
        return files.create(name);
    }

    @Override
    public void link(String existing, String added) throws IOException {
        files.link(existing, added);
    }

    @Override
    public void unlink(String name) throws IOException {
        files.unlink(name);
    }

    @Override
    public boolean makeDirectory(String name) throws IOException {
        return files.makeDirectory(name);
    }

    @Override
    public void forceDirectory(String name) throws IOException {
        files.forceDirectory(name);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return files.list(directory);
    }

    @Override
    public Stat stat(String name) throws IOException {
        return files.stat(name);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return files.read(name);
    }

    @Override
    public long free() throws IOException {
        return files.free();
    }

    @Override
    public StoreLock lock(String name) throws IOException {
        return files.lock(name);
    }
}
