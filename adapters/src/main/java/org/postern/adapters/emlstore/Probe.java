package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** Tries every operation that keeping a message needs on a file of its own. */
final class Probe {
    private static final String USUAL = "probe";
    private static final byte[] OCTETS = "can this disk keep a message?\n".getBytes(StandardCharsets.US_ASCII);

    private final StoreFiles files;
    private final String name;

    Probe(StoreFiles files) {
        this(files, USUAL);
    }

    /** One whose file is of another name, so that it is in nobody's way. */
    Probe(StoreFiles files, String file) {
        this.files = files;
        this.name = StoreNames.TEMPORARY + "/" + file;
    }

    void run() throws IOException {
        unlinkIfThere();
        try {
            try (StoreFile file = files.create(name)) {
                file.write(List.of(ByteBuffer.wrap(OCTETS)));
                file.force();
            }
            files.forceDirectory(StoreNames.TEMPORARY);
            try (InputStream back = files.read(name)) {
                if (!Arrays.equals(back.readAllBytes(), OCTETS)) {
                    throw new IOException("what was written is not what is read");
                }
            }
        } finally {
            unlinkIfThere();
        }
    }

    private void unlinkIfThere() throws IOException {
        try {
            files.unlink(name);
        } catch (NoSuchFileException none) {
            // Nothing was left by an earlier probe.
        }
    }
}
