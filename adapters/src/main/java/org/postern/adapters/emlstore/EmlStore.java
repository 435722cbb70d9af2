package org.postern.adapters.emlstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageCopies;
import org.postern.application.port.MessageStore;
import org.postern.application.port.RemoveOutcome;
import org.postern.application.port.StoreFailure;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store of files. Any number of threads may use it. */
public final class EmlStore implements MessageStore, MessageCopies {
    private static final Logger LOG = LoggerFactory.getLogger(EmlStore.class);

    private final StoreLock lock;
    private final Set<String> stayed;
    private final StoreThreads threads;
    private final Health health;
    private final UnderWay underWay = new UnderWay();
    private final Placement placement;
    private final Spooling spooling;
    private final DiskGuard guard;
    private final EmlFiles reading;
    private final Tombstones tombstones;
    private final Removal removal;
    private final long finished;
    private final ForeignFiles foreign;
    private final Recovery recovery;
    private final AtomicReference<@Nullable TransactionId> newest;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens the store below a folder, which is made when it is missing, and locks it. */
    public static EmlStore open(Path root, StoreSettings settings) throws StoreRefused {
        Path safe = SafeRoot.prepare(root);
        EmlStore store = new EmlStore(files(safe), settings, safe.toString(), System::nanoTime);
        if (store.finished > 0) {
            LOG.info("{} messages were there again that were taken away for good; they are gone", store.finished);
        }
        return store;
    }

    /** Opens it to read only: without its lock, so beside a server that runs, and without changing anything. */
    public static StoredMessages openToRead(Path root) throws StoreRefused {
        Path absolute = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreRefused("There is no store at " + absolute + ". Give the folder that the mail is in.");
        }
        StoreFiles files = files(absolute);
        new Opening(files, absolute.toString()).checkFormat();
        return new EmlFiles(
                files, new StoreThreads(StoreSettings.STANDARD), tombstones(files, absolute.toString()), name -> false);
    }

    private static StoreFiles files(Path root) throws StoreRefused {
        try {
            return new PosixFiles(root);
        } catch (IOException failed) {
            throw new StoreRefused("The store at " + root + " cannot be read.", failed);
        }
    }

    private static Tombstones tombstones(StoreFiles files, String where) throws StoreRefused {
        try {
            return Tombstones.of(files);
        } catch (IOException failed) {
            throw new StoreRefused("The tombstones of the store at " + where + " cannot be read.", failed);
        }
    }

    EmlStore(StoreFiles files, StoreSettings settings, String where, LongSupplier nanoTime) throws StoreRefused {
        Opening opening = new Opening(files, where);
        this.lock = opening.toWrite();
        this.stayed = opening.stayed();
        this.tombstones = tombstonesAtStart(files, where);
        this.threads = new StoreThreads(settings);
        Debris debris = new Debris(files);
        this.health = new Health(files, debris, settings.probeEvery(), nanoTime);
        this.recovery = new Recovery(health, settings.probeEvery());
        health.onFailure(recovery::begin);
        Withdrawal withdrawal = new Withdrawal(debris, underWay);
        DayFolders folders = new DayFolders(files);
        DaySyncs syncs = new DaySyncs(files, health);
        Committer committer = new Committer(new GroupCommit(syncs, health, withdrawal, folders, underWay)::round);
        this.placement = new Placement(files, folders, withdrawal, debris, health, tombstones, committer::accept);
        this.removal = new Removal(files, syncs, tombstones, underWay, debris, health);
        this.finished = removal.finish();
        this.foreign = new ForeignFiles(files, folders, debris, health);
        this.spooling = new Spooling(files, threads, health, debris, settings);
        this.guard = new DiskGuard(files, threads, settings, nanoTime);
        this.reading = new EmlFiles(files, threads, tombstones, name -> debris.holds(name) || underWay.hides(name));
        this.newest = new AtomicReference<>(newestAtStart(where).orElse(null));
    }

    private Tombstones tombstonesAtStart(StoreFiles files, String where) throws StoreRefused {
        try {
            return tombstones(files, where);
        } catch (StoreRefused unreadable) {
            lock.release();
            throw unreadable;
        }
    }

    /** No id is given twice, nor one below that of a message that is gone. */
    private Optional<TransactionId> newestAtStart(String where) throws StoreRefused {
        try {
            return Stream.concat(reading.newest().stream(), threads.call(tombstones::newest).stream())
                    .max(TransactionId::compareTo);
        } catch (IOException failed) {
            lock.release();
            throw new StoreRefused("The tombstones of the store at " + where + " cannot be read.", failed);
        } catch (UncheckedIOException failed) {
            lock.release();
            throw new StoreRefused("The folders of the store at " + where + " cannot be read.", failed);
        }
    }

    /** From now on, instead of {@link StoreSettings#minFree} and {@link StoreSettings#largest}. */
    public void keepFree(long minFree, long largest) {
        guard.keepFree(minFree, largest);
    }

    @Override
    public Optional<StoreFailure> obstacle(long octets) {
        Optional<StoreFailure> known = closed.get() ? Optional.of(StoreFailure.FAULT) : health.failure();
        if (known.isPresent()) {
            return known;
        }
        if (threads.areBusy()) {
            return Optional.of(StoreFailure.BUSY);
        }
        try {
            return guard.hasRoom(octets, spooling.open()) ? Optional.empty() : Optional.of(StoreFailure.FULL);
        } catch (IOException failed) {
            spooling.failed(failed);
            return Optional.of(DiskFailure.of(failed));
        }
    }

    /** Octets free for mail when an obstacle was last asked about; never waits. Empty before. */
    public OptionalLong free() {
        return guard.lastSeen();
    }

    @Override
    public MailDataSpool spool() {
        return spooling.begin();
    }

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        if (from < 0 || from > content.size()) {
            throw new IndexOutOfBoundsException("the content has no octet " + from);
        }
        if (closed.get()) {
            return new NotKept(StoreFailure.FAULT, "the store is closed");
        }
        Optional<StoreFailure> untrusted = health.failure();
        if (untrusted.isPresent()) {
            return new NotKept(untrusted.get(), "the disk failed and has not recovered");
        }
        Keeping keeping = new Keeping(id, head, content, from);
        if (!underWay.begin(keeping)) {
            return new NotKept(StoreFailure.FAULT, "a message of this id is under way already");
        }
        return keep(keeping);
    }

    private KeepOutcome keep(Keeping keeping) {
        try {
            threads.execute(() -> placement.place(keeping));
        } catch (IOException refused) {
            underWay.end(keeping);
            return new NotKept(DiskFailure.of(refused), DiskFailure.words(refused));
        }
        KeepOutcome outcome = keeping.await(threads.patience(), why -> health.suspect(StoreFailure.FAULT, why));
        if (outcome instanceof Kept) {
            threads.patience().kept();
            newest.accumulateAndGet(keeping.id(), EmlStore::later);
        }
        return outcome;
    }

    private static @Nullable TransactionId later(@Nullable TransactionId one, @Nullable TransactionId other) {
        return one != null && other != null && one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public Optional<StoredMessage> find(String key) {
        return reading.find(key);
    }

    @Override
    public Stream<StoredMessage> messages(Optional<TransactionId> since) {
        return reading.messages(since);
    }

    @Override
    public Optional<TransactionId> newest() {
        return Optional.ofNullable(newest.get());
    }

    @Override
    public KeepOutcome copy(StoredMessage message) {
        Optional<TransactionId> id = message.id();
        if (id.isPresent()) {
            return keep(id.get(), new byte[0], message, 0);
        }
        try {
            return closed.get()
                    ? new NotKept(StoreFailure.FAULT, "the store is closed")
                    : threads.call(() -> foreign.copy(message));
        } catch (IOException refused) {
            return new NotKept(DiskFailure.of(refused), DiskFailure.words(refused));
        }
    }

    @Override
    public RemoveOutcome remove(List<TransactionId> ids) {
        return removing(() -> removal.remove(ids));
    }

    @Override
    public RemoveOutcome bury(List<TransactionId> ids) {
        return removing(() -> removal.bury(ids));
    }

    @Override
    public Optional<String> removeForeign(String key) {
        try {
            return closed.get() ? Optional.of("the store is closed") : threads.call(() -> foreign.remove(key));
        } catch (IOException refused) {
            return Optional.of(DiskFailure.words(refused));
        }
    }

    private RemoveOutcome removing(StoreThreads.Work<RemoveOutcome> work) {
        if (closed.get()) {
            return new RemoveOutcome(List.of(), Optional.of("the store is closed"));
        }
        try {
            return threads.call(work);
        } catch (IOException late) {
            return new RemoveOutcome(List.of(), Optional.of(DiskFailure.words(late)));
        }
    }

    @Override
    public boolean isGone(TransactionId id) {
        return reading.isGone(id);
    }

    @Override
    public Stream<TransactionId> tombstones() {
        return reading.tombstones();
    }

    /** Those that could not be removed at the start: whatever else lies there is under way here. */
    @Override
    public List<String> leftovers() {
        return reading.leftovers().stream().filter(stayed::contains).toList();
    }

    /** Takes no more, ends what is under way as far as the disk answers, and gives up the lock. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            recovery.close();
            threads.close();
            lock.release();
        }
    }
}
