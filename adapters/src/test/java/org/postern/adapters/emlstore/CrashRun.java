package org.postern.adapters.emlstore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postern.adapters.emlstore.CrashCheck.Promises;
import org.postern.adapters.emlstore.CrashDisk.Folder;
import org.postern.adapters.emlstore.CrashDisk.Luck;
import org.postern.application.port.StoreFailure;
import org.postern.domain.smtp.TransactionId;

/**
 * The write path of the store on a simulated disk, all writers on one thread: at every step of the disk, and in the midst
 * of its syncs, the seed decides whether another writer, the commit, a session that waits no longer or the recovery comes
 * in between. At every step power is lost in several ways, and {@link CrashCheck} looks at what is left.
 */
final class CrashRun {
    private static final Instant MIDNIGHT = Instant.parse("2026-12-31T23:59:59.998Z");
    private static final int DEEPEST = 4;

    private final long seed;
    private final SplittableRandom random;
    private final Folder disk;
    private final StoreFiles files;
    private final Map<String, Written> messages = new HashMap<>();
    private final Deque<Keeping> toCome = new ArrayDeque<>();
    private final List<Keeping> begun = new ArrayList<>();
    private final Set<Keeping> abandoned = new HashSet<>();
    private final Queue<Keeping> waiting = new ArrayDeque<>();
    private final UnderWay underWay = new UnderWay();
    private final Debris debris;
    private final Health health;
    private final Tombstones tombstones;
    private final Removal removal;
    private final DaySyncs syncs;
    private final Set<String> begunToRemove = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Placement placement;
    private final Round round;
    private final boolean mistaken;
    private final CrashCheck check;
    private final Fault fault;
    private int depth;
    private boolean busy;
    private boolean making;
    private boolean removes;
    private boolean atRemoving;
    private int steps;
    private long nanos;

    /** Settles what waits: the group commit, or a mistaken one. */
    @FunctionalInterface
    interface Round {
        void run(Queue<Keeping> waiting, StoreFiles files) throws IOException;
    }

    /** The step at which the disk fails, if at all, and for how many steps. */
    record Fault(int step, int steps, String words) {
        static final Fault NONE = new Fault(-1, 0, "");
    }

    CrashRun(long seed, int count, UnaryOperator<StoreFiles> wrapping, @Nullable Round mistakenRound, Fault fault) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.fault = fault;
        this.disk = CrashStart.disk();
        this.files = wrapping.apply(new CrashFiles(disk, this::step));
        this.debris = new Debris(files);
        this.health = new Health(files, debris, Duration.ZERO, () -> nanos++);
        this.tombstones = tombstones(files);
        this.syncs = new DaySyncs(files, health);
        this.removal = new Removal(files, syncs, tombstones, underWay, debris, health);
        Withdrawal withdrawal = new Withdrawal(debris, underWay);
        DayFolders folders = new DayFolders(files);
        this.placement = new Placement(files, folders, withdrawal, debris, health, tombstones, waiting::add);
        GroupCommit commit = new GroupCommit(syncs, health, withdrawal, folders, underWay);
        this.round = mistakenRound == null ? (queue, unused) -> commit.round(queue) : mistakenRound;
        this.mistaken = mistakenRound != null;
        this.check = new CrashCheck(messages, random);
        for (int i = 0; i < count; i++) {
            Written message = new Written(TransactionId.of(MIDNIGHT.plusMillis(i / 2), seed, i), random, 40);
            messages.put(message.id().text(), message);
            toCome.add(message.keeping());
        }
    }

    private static Tombstones tombstones(StoreFiles files) {
        try {
            return Tombstones.of(files);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The correct store on a disk that works. */
    static CrashRun correct(long seed, int count) {
        return new CrashRun(seed, count, UnaryOperator.identity(), null, Fault.NONE);
    }

    /** Now and then some of what is kept is taken away, too. */
    CrashRun removing() {
        removes = true;
        return this;
    }

    /** Keeps all messages; gives how many steps of the disk that took. */
    int run() {
        try {
            while (!toCome.isEmpty() || !waiting.isEmpty()) {
                act();
            }
            commit();
            losePower();
            checkEnd();
        } catch (PromiseBroken broken) {
            PromiseBroken told =
                    new PromiseBroken("seed " + seed + ", " + fault + ", step " + steps + ": " + broken.getMessage());
            told.initCause(broken);
            throw told;
        }
        return steps;
    }

    private void step(String operation, String name) throws IOException {
        steps++;
        losePower();
        boolean makingOutside = making;
        making |= isOfDayFolders(operation, name);
        while (depth < DEEPEST && random.nextInt(operation.endsWith("ing") ? 2 : 5) == 0) {
            act();
        }
        making = makingOutside;
        if (steps >= fault.step() && steps < fault.step() + fault.steps() && !operation.equals("sync")) {
            throw new IOException(fault.words());
        }
    }

    /** Work on folders that only one thread at a time does; another that needs them waits. */
    private static boolean isOfDayFolders(String operation, String name) {
        boolean commit = operation.startsWith("sync") && name.length() == "2026/12/31".length();
        return !commit && !name.startsWith(StoreNames.HOUSE) && !name.endsWith(StoreNames.SUFFIX);
    }

    /** Something happens beside what is going on. */
    private void act() {
        depth++;
        switch (random.nextInt(removes ? 10 : 8)) {
            case 0, 1, 2, 3 -> begin();
            case 4, 5 -> commit();
            case 6 -> recover();
            case 8, 9 -> remove();
            default -> abandon();
        }
        depth--;
    }

    private void begin() {
        if (making) {
            return;
        }
        Keeping next = toCome.poll();
        if (next != null && health.failure().isPresent()) {
            next.fail(StoreFailure.FAULT, "as the store answers");
        } else if (next != null) {
            underWay.begin(next);
            begun.add(next);
            placement.place(next);
        }
    }

    private void commit() {
        if (!busy && !syncs.isBusy()) {
            busy = true;
            try {
                round.run(waiting, files);
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
            busy = false;
        }
    }

    private void recover() {
        if (!busy && health.failure().isPresent()) {
            busy = true;
            boolean unused = health.isTrusted();
            busy = false;
        }
    }

    private void remove() {
        List<TransactionId> some = begun.stream()
                .filter(Keeping::isKept)
                .map(Keeping::id)
                .filter(id -> !removed.contains(id.text()) && random.nextInt(3) == 0)
                .toList();
        if (!atRemoving && !syncs.isBusy() && !some.isEmpty()) {
            atRemoving = true;
            some.forEach(id -> begunToRemove.add(id.text()));
            removal.remove(some).gone().forEach(id -> removed.add(id.text()));
            atRemoving = false;
        }
    }

    private void abandon() {
        if (!begun.isEmpty() && random.nextInt(4) == 0) {
            Keeping keeping = begun.get(random.nextInt(begun.size()));
            if (keeping.fail(StoreFailure.FAULT, "the session waits no longer")) {
                abandoned.add(keeping);
            }
        }
    }

    private Promises promises(boolean abandonedToo) {
        Set<String> kept = new HashSet<>();
        Set<String> notKept = new HashSet<>();
        for (Keeping keeping : begun) {
            if (keeping.isKept()) {
                boolean mayBeGone = begunToRemove.contains(keeping.id().text());
                boolean unused = !mayBeGone && kept.add(keeping.id().text());
            } else if (keeping.isSettled() && debris.isEmpty() && (abandonedToo || !abandoned.contains(keeping))) {
                notKept.add(keeping.id().text());
            }
        }
        return new Promises(kept, notKept, Set.copyOf(begunToRemove), Set.copyOf(removed));
    }

    private void losePower() {
        int samples = Math.min(CrashDisk.choices(disk), 5);
        losePower(Luck.NOTHING, false);
        if (samples > 0) {
            losePower(Luck.EVERYTHING, false);
        }
        for (int i = 1; i < samples; i++) {
            losePower(Luck.ANYTHING, false);
        }
    }

    private void losePower(Luck luck, boolean abandonedToo) {
        check.afterCrash(CrashDisk.image(disk, luck, random), promises(abandonedToo));
    }

    /** With nothing under way any more, exactly what is kept can be seen, before and after a crash. */
    private void checkEnd() {
        Set<String> hidden = new HashSet<>();
        begun.stream()
                .filter(keeping -> !keeping.isSettled())
                .forEach(keeping -> hidden.add(keeping.id().text()));
        if (!hidden.isEmpty()) {
            throw new PromiseBroken("never answered: " + hidden);
        }
        try {
            EmlFiles live = new EmlFiles(
                    files,
                    new StoreThreads(TestSettings.SMALL),
                    tombstones,
                    name -> debris.holds(name) || underWay.hides(name));
            Promises promises = promises(true);
            begun.stream()
                    .filter(keeping -> !keeping.isKept())
                    .forEach(keeping -> promises.notKept().add(keeping.id().text()));
            begunToRemove.stream().filter(id -> !removed.contains(id)).forEach(promises.kept()::add);
            check.compare(live, promises);
            if (debris.isEmpty()) {
                losePower(Luck.ANYTHING, true);
            }
            if (!mistaken
                    && debris.isEmpty()
                    && !files.list(StoreNames.TEMPORARY).isEmpty()) {
                throw new PromiseBroken("left: " + files.list(StoreNames.TEMPORARY));
            }
        } catch (IOException failed) {
            throw new PromiseBroken("cannot be read: " + failed);
        }
    }

    int removed() {
        return removed.size();
    }

    int kept() {
        return Math.toIntExact(begun.stream().filter(Keeping::isKept).count());
    }
}
