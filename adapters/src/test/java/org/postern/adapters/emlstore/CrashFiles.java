package org.postern.adapters.emlstore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Inode;
import org.postern.adapters.emlstore.CrashDisk.Node;
import org.postern.adapters.emlstore.CrashDisk.Sync;

/**
 * A simulated file system that knows what is synced. Before every step, and in the midst of every sync, {@code step} is
 * told, and may take crash images, let others run, or throw an error of the disk.
 */
@SuppressWarnings("ReferenceEquality") // which node it is, not what is in it
final class CrashFiles implements StoreFiles {
    /** Held while names and octets are looked at or changed, never while {@code step} is told. */
    final ReentrantLock tree = new ReentrantLock();

    private final Folder root;
    private final Step step;

    /** What happens before a step of the file system. */
    @FunctionalInterface
    interface Step {
        void before(String operation, String name) throws IOException;
    }

    CrashFiles(Folder root, Step step) {
        this.root = root;
        this.step = step;
    }

    private <T> T held(StoreThreads.Work<T> work) throws IOException {
        tree.lock();
        try {
            return work.done();
        } finally {
            tree.unlock();
        }
    }

    private Node node(String name) throws IOException {
        return held(() -> walk(name));
    }

    private Node walk(String name) throws NoSuchFileException {
        Node node = root;
        for (int start = 0; start < name.length(); ) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            Node next = node instanceof Folder folder ? folder.now.get(name.substring(start, end)) : null;
            if (next == null) {
                throw new NoSuchFileException(name);
            }
            node = next;
            start = end + 1;
        }
        return node;
    }

    private Folder folder(String name) throws IOException {
        if (node(name) instanceof Folder folder) {
            return folder;
        }
        throw new NotDirectoryException(name);
    }

    private Folder parent(String name) throws IOException {
        return folder(name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void add(String name, Node node) throws IOException {
        if (held(() -> parent(name).now.putIfAbsent(last(name), node)) != null) {
            throw new FileAlreadyExistsException(name);
        }
    }

    @Override
    public StoreFile create(String name) throws IOException {
        step.before("create", name);
        Inode inode = new Inode();
        add(name, inode);
        return new OpenFile(name, inode);
    }

    @Override
    public void link(String existing, String added) throws IOException {
        step.before("link", added);
        add(added, node(existing));
    }

    @Override
    public void unlink(String name) throws IOException {
        step.before("unlink", name);
        Node unused = held(() -> remove(name));
    }

    private Node remove(String name) throws IOException {
        Node removed = node(name);
        if (removed instanceof Folder folder && !folder.now.isEmpty()) {
            throw new FileSystemException(name, null, "Directory not empty");
        }
        parent(name).now.remove(last(name));
        return removed;
    }

    @Override
    public boolean makeDirectory(String name) throws IOException {
        step.before("mkdir", name);
        try {
            add(name, new Folder());
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        }
    }

    @Override
    public void forceDirectory(String name) throws IOException {
        step.before("sync", name);
        Folder folder = folder(name);
        Sync sync = held(() -> new Sync(folder));
        try {
            step.before("syncing", name);
        } catch (IOException failed) {
            sync.end(tree, true);
            throw failed;
        }
        sync.end(tree, false);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return held(() -> new ArrayList<>(folder(directory).now.keySet()));
    }

    @Override
    public Stat stat(String name) throws IOException {
        return node(name) instanceof Inode file ? new Stat(Kind.FILE, file.now.length) : new Stat(Kind.FOLDER, 0);
    }

    @Override
    public InputStream read(String name) throws IOException {
        if (node(name) instanceof Inode file) {
            return new ByteArrayInputStream(file.now);
        }
        throw new NoSuchFileException(name);
    }

    @Override
    public long free() {
        return Long.MAX_VALUE;
    }

    @Override
    public StoreLock lock(String name) {
        return () -> {};
    }

    private final class OpenFile implements StoreFile {
        private final String name;
        private final Inode inode;

        OpenFile(String name, Inode inode) {
            this.name = name;
            this.inode = inode;
        }

        @Override
        public void write(List<ByteBuffer> octets) throws IOException {
            step.before("write", name);
            for (ByteBuffer buffer : octets) {
                byte[] more = new byte[buffer.remaining()];
                buffer.get(more);
                append(more);
            }
        }

        private void append(byte[] more) throws IOException {
            byte[] after = Arrays.copyOf(inode.now, inode.now.length + more.length);
            System.arraycopy(more, 0, after, inode.now.length, more.length);
            byte[] unused = held(() -> inode.now = after);
        }

        @Override
        public void copy(String source, long from, long to) throws IOException {
            step.before("copy", name);
            if (node(source) instanceof Inode file) {
                append(Arrays.copyOfRange(file.now, Math.toIntExact(from), Math.toIntExact(to)));
            }
        }

        @Override
        public void force() throws IOException {
            step.before("force", name);
            byte[] seen = inode.now;
            try {
                step.before("forcing", name);
            } catch (IOException failed) {
                inode.lost = true;
                throw failed;
            }
            byte[] unused = held(() -> inode.durable = inode.lost ? inode.durable : seen);
        }

        @Override
        public void close() {}
    }
}
