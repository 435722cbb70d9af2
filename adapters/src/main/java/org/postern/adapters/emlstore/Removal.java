package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.postern.application.port.RemoveOutcome;
import org.postern.domain.smtp.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages away for good: a tombstone, durable, then the file's name, then the folder made durable. Whatever comes
 * in between, a message is wholly there or never comes back: what has a tombstone is not seen any more, and what a
 * process that died had still to take away goes at the next start.
 */
final class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    private final StoreFiles files;
    private final DaySyncs syncs;
    private final Tombstones tombstones;
    private final UnderWay underWay;
    private final Debris debris;
    private final Health health;
    private final ReentrantLock removing = new ReentrantLock();
    private long parts;

    Removal(StoreFiles files, DaySyncs syncs, Tombstones tombstones, UnderWay underWay, Debris debris, Health health) {
        this.files = files;
        this.syncs = syncs;
        this.tombstones = tombstones;
        this.underWay = underWay;
        this.debris = debris;
        this.health = health;
    }

    /** On a thread that may touch the disk; one call at a time works. */
    RemoveOutcome remove(List<TransactionId> ids) {
        return bury(ids, this::isThere);
    }

    /** The same for those that are there, and a tombstone for the others, too. */
    RemoveOutcome bury(List<TransactionId> ids) {
        return bury(ids, name -> true);
    }

    private RemoveOutcome bury(List<TransactionId> ids, Wanted wanted) {
        List<TransactionId> gone = new ArrayList<>();
        removing.lock();
        try {
            for (Map.Entry<String, List<TransactionId>> day : byDay(ids).entrySet()) {
                List<TransactionId> there = those(day.getValue(), wanted);
                for (int from = 0; from < there.size(); from += Tombstones.MOST) {
                    List<TransactionId> some = there.subList(from, Math.min(from + Tombstones.MOST, there.size()));
                    putTombstone(some);
                    gone.addAll(some);
                    takeAway(day.getKey(), some);
                }
            }
            return new RemoveOutcome(gone, Optional.empty());
        } catch (IOException failed) {
            health.suspect(DiskFailure.of(failed), DiskFailure.words(failed));
            return new RemoveOutcome(gone, Optional.of(DiskFailure.words(failed)));
        } finally {
            removing.unlock();
        }
    }

    /** Whether the file of that name is one to bury. */
    private interface Wanted {
        boolean is(String name) throws IOException;
    }

    private static Map<String, List<TransactionId>> byDay(List<TransactionId> ids) {
        return ids.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(StoreNames::day, TreeMap::new, Collectors.toList()));
    }

    private List<TransactionId> those(List<TransactionId> ids, Wanted wanted) throws IOException {
        List<TransactionId> there = new ArrayList<>();
        for (TransactionId id : ids) {
            String name = StoreNames.file(id);
            if (!underWay.hides(name) && !debris.holds(name) && !tombstones.hold(id) && wanted.is(name)) {
                there.add(id);
            }
        }
        return there;
    }

    private boolean isThere(String name) throws IOException {
        try {
            return files.stat(name).kind() == StoreFiles.Kind.FILE;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** The tombstone, under a temporary name first. If it cannot be made durable it is withdrawn, and nothing was begun. */
    private void putTombstone(List<TransactionId> ids) throws IOException {
        TransactionId lowest = ids.getFirst();
        String part = StoreNames.TEMPORARY + "/" + lowest.text() + "-" + parts++ + ".tombstone";
        try {
            write(part, ids);
            String name = link(part, lowest);
            String path = StoreNames.in(StoreNames.TOMBSTONES, name);
            try {
                files.forceDirectory(StoreNames.TOMBSTONES);
            } catch (IOException failed) {
                debris.remove(path);
                debris.force(StoreNames.TOMBSTONES);
                throw failed;
            }
            tombstones.add(name, ids);
        } finally {
            debris.remove(part);
        }
    }

    private void write(String part, List<TransactionId> ids) throws IOException {
        String lines = ids.stream().map(id -> id.text() + "\n").collect(Collectors.joining());
        try (StoreFile file = files.create(part)) {
            file.write(List.of(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII))));
            file.force();
        }
    }

    /** A name may be taken: by a message that came back, was seen, and is taken away once more. */
    private String link(String part, TransactionId lowest) throws IOException {
        for (int number = 1; ; number++) {
            String name = lowest.text() + (number == 1 ? "" : "-" + number);
            try {
                files.link(part, StoreNames.in(StoreNames.TOMBSTONES, name));
                return name;
            } catch (FileAlreadyExistsException taken) {
                LOG.debug("there is a tombstone {} already", name);
            }
        }
    }

    /** The files themselves. What the disk refuses is done before it is trusted again, or at the next start. */
    private void takeAway(String day, List<TransactionId> ids) throws IOException {
        List<String> names = ids.stream().map(StoreNames::file).toList();
        try {
            boolean any = false;
            for (String name : names) {
                any |= unlink(name);
            }
            if (any) {
                syncs.force(day);
            }
        } catch (IOException failed) {
            health.suspect(DiskFailure.of(failed), DiskFailure.words(failed));
            names.forEach(debris::remove);
            debris.force(day);
            throw failed;
        }
    }

    private boolean unlink(String name) throws IOException {
        try {
            files.unlink(name);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** What has a tombstone and is there all the same: a process died before it came to it, or other hands put it back. */
    long finish() {
        long finished = 0;
        Days days = new Days(files);
        for (String day : tombstones.days()) {
            try {
                var buried = tombstones.of(day);
                List<TransactionId> left =
                        days.ids(day).stream().filter(buried::contains).toList();
                if (!left.isEmpty()) {
                    takeAway(day, left);
                    finished += left.size();
                }
            } catch (IOException stays) {
                LOG.warn("messages of {} that were taken away stay, unseen: {}", day, DiskFailure.words(stays));
            }
        }
        return finished;
    }
}
