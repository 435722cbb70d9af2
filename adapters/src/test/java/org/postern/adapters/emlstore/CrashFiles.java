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
import java.util.Map;
import java.util.TreeMap;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Inode;
import org.postern.adapters.emlstore.CrashDisk.Node;

/**
 * A simulated file system that knows what is synced. Before every step, and in the midst of every sync, {@code step} is
 * told, and may take crash images, let others run, or throw an error of the disk.
 */
@SuppressWarnings("ReferenceEquality") // which node it is, not what is in it
final class CrashFiles implements StoreFiles {
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

    private synchronized Node node(String name) throws NoSuchFileException {
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

    private synchronized void add(String name, Node node) throws IOException {
        if (parent(name).now.putIfAbsent(last(name), node) != null) {
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
        synchronized (this) {
            if (node(name) instanceof Folder folder && !folder.now.isEmpty()) {
                throw new FileSystemException(name, null, "Directory not empty");
            }
            parent(name).now.remove(last(name));
        }
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
        Map<String, Node> seen;
        int number;
        synchronized (this) {
            seen = new TreeMap<>(folder.now);
            number = ++folder.syncsBegun;
        }
        try {
            step.before("syncing", name);
        } catch (IOException failed) {
            fail(folder, seen);
            throw failed;
        }
        synchronized (this) {
            if (number > folder.lastEnded) {
                folder.lastEnded = number;
                end(folder, seen);
            }
        }
    }

    private static void end(Folder folder, Map<String, Node> seen) {
        folder.lost.entrySet().removeIf(lost -> folder.now.get(lost.getKey()) != lost.getValue());
        seen.keySet().removeAll(folder.lost.keySet());
        folder.durable.keySet().removeIf(old -> !seen.containsKey(old) && !folder.lost.containsKey(old));
        folder.durable.putAll(seen);
    }

    private synchronized void fail(Folder folder, Map<String, Node> seen) {
        seen.forEach((name, node) -> {
            if (folder.durable.get(name) != node) {
                folder.lost.put(name, node);
            }
        });
    }

    @Override
    public synchronized List<String> list(String directory) throws IOException {
        return new ArrayList<>(folder(directory).now.keySet());
    }

    @Override
    public synchronized Stat stat(String name) throws IOException {
        return node(name) instanceof Inode file ? new Stat(Kind.FILE, file.now.length) : new Stat(Kind.FOLDER, 0);
    }

    @Override
    public synchronized InputStream read(String name) throws IOException {
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

        private void append(byte[] more) {
            synchronized (CrashFiles.this) {
                byte[] before = inode.now;
                byte[] after = Arrays.copyOf(before, before.length + more.length);
                System.arraycopy(more, 0, after, before.length, more.length);
                inode.now = after;
            }
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
            synchronized (CrashFiles.this) {
                inode.durable = inode.lost ? inode.durable : seen;
            }
        }

        @Override
        public void close() {}
    }
}
