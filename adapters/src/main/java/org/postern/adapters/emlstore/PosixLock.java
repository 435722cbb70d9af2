package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the system on a file, with the process id in it for people. Such a lock belongs to the process, and closing
 * any channel of the file gives it up: therefore a second taker in this process is turned away before it opens the file.
 */
final class PosixLock implements StoreLock {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final int MOST_WORDS = 64;

    private final Path held;
    private final FileChannel channel;

    private PosixLock(Path held, FileChannel channel) {
        this.held = held;
        this.channel = channel;
    }

    /** In a folder that exists. */
    static PosixLock take(Path folder, String name) throws IOException {
        Path held = folder.toRealPath().resolve(name);
        if (!HELD.add(held)) {
            throw new IOException("this process has it open already");
        }
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    held,
                    Set.of(
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            LinkOption.NOFOLLOW_LINKS),
                    PosixFiles.OWNER_FILE);
            if (channel.tryLock() == null) {
                throw new IOException("another server has it open (" + words(channel) + ")");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new PosixLock(held, channel);
        } catch (IOException failed) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(held);
            throw failed;
        }
    }

    private static String words(FileChannel channel) throws IOException {
        ByteBuffer words = ByteBuffer.allocate(MOST_WORDS);
        channel.read(words, 0);
        return new String(words.array(), 0, words.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void release() {
        try {
            channel.close();
        } catch (IOException closedAllTheSame) {
            // The descriptor is gone in any case, and the lock with it.
        } finally {
            HELD.remove(held);
        }
    }
}
