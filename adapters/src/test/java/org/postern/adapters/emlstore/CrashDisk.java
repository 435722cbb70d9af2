package org.postern.adapters.emlstore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/**
 * The tree behind {@link CrashFiles}: what a process sees, and what would be left of it after a loss of power. Octets
 * that were not forced may be absent, cut short or zero; of the names that were not forced any may have changed.
 */
@SuppressWarnings("ReferenceEquality") // which node it is, not what is in it
final class CrashDisk {

    /** A file or a folder. */
    sealed interface Node {}

    /** Octets now, and as they were last forced. */
    static final class Inode implements Node {
        byte[] now = {};
        byte[] durable = {};
        /** After a failed force the system believes that the octets are on the disk: forcing again does nothing. */
        boolean lost;
    }

    /** Names now, and as they were last forced. */
    static final class Folder implements Node {
        final TreeMap<String, Node> now = new TreeMap<>();
        final TreeMap<String, Node> durable = new TreeMap<>();
        /** Names whose force failed: forcing again does nothing until they change once more. */
        final Map<String, Node> lost = new HashMap<>();
        /** How many syncs began, and which of those that ended began last: an older one that ends later is no news. */
        int syncsBegun;

        int lastEnded;
    }

    /** A sync of a folder that runs: it knows the names that were there when it began. */
    static final class Sync {
        private final Folder folder;
        private final Map<String, Node> seen;
        private final int number;

        Sync(Folder folder) {
            this.folder = folder;
            this.seen = new TreeMap<>(folder.now);
            this.number = ++folder.syncsBegun;
        }

        void end(Lock tree, boolean failed) {
            tree.lock();
            try {
                if (failed) {
                    seen.entrySet().removeIf(name -> folder.durable.get(name.getKey()) == name.getValue());
                    folder.lost.putAll(seen);
                } else if (number > folder.lastEnded) {
                    folder.lastEnded = number;
                    makeDurable();
                }
            } finally {
                tree.unlock();
            }
        }

        private void makeDurable() {
            folder.lost.entrySet().removeIf(lost -> folder.now.get(lost.getKey()) != lost.getValue());
            seen.keySet().removeAll(folder.lost.keySet());
            folder.durable.keySet().removeIf(old -> !seen.containsKey(old) && !folder.lost.containsKey(old));
            folder.durable.putAll(seen);
        }
    }

    /** Which of what was not forced survives. */
    enum Luck {
        NOTHING,
        EVERYTHING,
        ANYTHING
    }

    private CrashDisk() {}

    /** A disk after a loss of power, as it is found at the next start: all of it durable. */
    static Folder image(Folder folder, Luck luck, RandomGenerator random) {
        return image(folder, luck, random, new HashMap<>());
    }

    /** A file with several names stays one file. */
    private static Folder image(Folder folder, Luck luck, RandomGenerator random, Map<Inode, Inode> files) {
        Folder image = new Folder();
        Set<String> names = new TreeSet<>(folder.now.keySet());
        names.addAll(folder.durable.keySet());
        for (String name : names) {
            Node now = folder.now.get(name);
            Node durable = folder.durable.get(name);
            Node found = now == durable || !survives(luck, random) ? durable : now;
            if (found instanceof Inode file) {
                add(image, name, files.computeIfAbsent(file, f -> image(f, luck, random)));
            } else if (found instanceof Folder inner) {
                add(image, name, image(inner, luck, random, files));
            }
        }
        return image;
    }

    private static void add(Folder folder, String name, Node node) {
        folder.now.put(name, node);
        folder.durable.put(name, node);
    }

    private static boolean survives(Luck luck, RandomGenerator random) {
        return luck == Luck.EVERYTHING || luck == Luck.ANYTHING && random.nextBoolean();
    }

    private static Inode image(Inode file, Luck luck, RandomGenerator random) {
        Inode image = new Inode();
        image.now = file.durable;
        if (file.now != file.durable && luck != Luck.NOTHING) {
            int kind = luck == Luck.EVERYTHING ? 0 : random.nextInt(4);
            image.now = switch (kind) {
                case 0 -> file.now;
                case 1 -> file.durable;
                case 2 -> Arrays.copyOf(file.now, random.nextInt(file.durable.length, file.now.length + 1));
                default -> Arrays.copyOf(Arrays.copyOf(file.now, file.durable.length), file.now.length);
            };
        }
        image.durable = image.now;
        return image;
    }

    /** How many choices a loss of power has, at most as many as matter. */
    static int choices(Folder folder) {
        return choices(folder, new HashSet<>());
    }

    private static int choices(Folder folder, Set<Node> seen) {
        int choices = 0;
        Set<String> names = new HashSet<>(folder.now.keySet());
        names.addAll(folder.durable.keySet());
        for (String name : names) {
            Node now = folder.now.get(name);
            choices += now == folder.durable.get(name) ? 0 : 1;
            if (now instanceof Folder inner) {
                choices += choices(inner, seen);
            } else if (now instanceof Inode file && seen.add(file)) {
                choices += file.now == file.durable ? 0 : 2;
            }
        }
        return choices;
    }
}
