package org.postern.adapters.h2index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.postern.application.index.Trust;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.application.port.IndexFault;
import org.postern.domain.greylist.Acquaintance;

/**
 * The greylist in a folder such as {@code data/greylist}: a database that one platform thread uses and nobody waits for longer than
 * a second. It is opened when it is first asked, again some time after a fault, and anew when it is damaged or failed twice, for what is
 * in it is worth no more than a delay.
 */
public final class H2Greylist implements Greylist, AutoCloseable {
    /** So many senders are remembered: about 25 MB on the disk. */
    static final int MOST = 200_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final long OPEN_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long TIDY_NANOS = Duration.ofHours(1).toNanos();
    private static final int MOST_WAITING = 10_000;
    private static final int TIDY_TENTHS = 9;

    private final Database database;
    private final int most;
    private final Duration patience;
    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final DatabaseThread thread = new DatabaseThread("greylist-database");
    private final Trust trust;
    private final BlockingQueue<Acquaintance> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final LongAdder faults = new LongAdder();
    private volatile int count;

    /** Of the thread alone. */
    private Optional<Connection> connection = Optional.empty();

    private Optional<Failure> last = Optional.empty();
    private long tidied;

    /** One of the usual size, which is waited for no longer than its port says. */
    public H2Greylist(Path folder, InstantSource clock, LongSupplier nanoClock) {
        this(folder, MOST, PATIENCE, clock, nanoClock);
    }

    /** @param most how many senders it holds at most; {@code nanoClock} as {@link System#nanoTime} */
    H2Greylist(Path folder, int most, Duration patience, InstantSource clock, LongSupplier nanoClock) {
        this.database = new Database(folder, Database.Contents.GREYLIST);
        this.most = most;
        this.patience = patience;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.trust = new Trust(nanoClock);
    }

    /** Has it be there when it is asked. */
    public void open() {
        thread.begin(this::write);
    }

    /** Whether it is open within that time. */
    public boolean awaitOpen(Duration within) {
        try {
            return thread.call("opening the greylist", within, () -> using(opened -> opened.isValid(1)));
        } catch (IndexFault closed) {
            return false;
        }
    }

    @Override
    public List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault {
        try {
            return thread.call("asking the greylist", patience, () -> {
                write();
                return using(opened -> Senders.find(opened, keys, at));
            });
        } catch (IndexFault fault) {
            faults.increment();
            throw new GreylistFault(fault.detail(), fault);
        }
    }

    @Override
    public void remember(List<Acquaintance> senders) {
        for (Acquaintance sender : senders) {
            if (!waiting.offer(sender)) {
                faults.increment();
            }
        }
        if (writing.compareAndSet(false, true) && !thread.begin(this::write)) {
            writing.set(false);
        }
    }

    /** How many senders it holds, roughly. */
    public int count() {
        return count;
    }

    /** How often it could not be asked or told something. */
    public long faults() {
        return faults.sum();
    }

    private interface Work<T> {
        T run(Connection opened) throws SQLException;
    }

    private <T> T using(Work<T> work) throws IndexFault {
        Connection opened = opened();
        try {
            return work.run(opened);
        } catch (SQLException broken) {
            Database.closeQuietly(opened);
            connection = Optional.empty();
            IndexFault fault = failed(Faults.of("asking the greylist", broken));
            if (trust.isLostBy(fault)) {
                empty(fault);
                last = Optional.empty();
            }
            throw fault;
        }
    }

    private record Failure(long at, IndexFault fault) {}

    private IndexFault failed(IndexFault fault) {
        last = Optional.of(new Failure(nanoClock.getAsLong(), fault));
        return fault;
    }

    private Connection opened() throws IndexFault {
        if (connection.isEmpty()) {
            long now = nanoClock.getAsLong();
            Optional<Failure> recent = last.filter(failure -> now - failure.at < OPEN_AGAIN_NANOS);
            if (recent.isPresent()) {
                IndexFault why = recent.get().fault;
                throw new IndexFault(why.kind(), "a moment ago, " + why.getMessage(), why);
            }
            connection = Optional.of(openOrBeginAnew());
            last = Optional.empty();
            count = using(Senders::count);
        }
        return connection.get();
    }

    private Connection openOrBeginAnew() throws IndexFault {
        try {
            return database.open();
        } catch (IndexFault fault) {
            if (!trust.isLostBy(failed(fault))) {
                throw fault;
            }
            empty(fault);
            return database.open();
        }
    }

    private void empty(IndexFault why) throws IndexFault {
        try (Stream<Path> files = Files.list(database.folder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException stuck) {
            stuck.addSuppressed(why);
            throw failed(Faults.of(why.getMessage() + ", and emptying it", stuck));
        }
    }

    /** Whatever waits; trouble costs it. */
    private void write() {
        writing.set(false);
        List<Acquaintance> senders = new ArrayList<>();
        waiting.drainTo(senders);
        try {
            int held = using(opened -> written(opened, senders));
            count = held;
        } catch (IndexFault lost) {
            faults.add(senders.size());
        }
    }

    private int written(Connection opened, List<Acquaintance> senders) throws SQLException {
        if (!senders.isEmpty()) {
            Senders.write(opened, senders);
        }
        int held = count + senders.size();
        long now = nanoClock.getAsLong();
        if (held <= most && now - tidied < TIDY_NANOS) {
            return held;
        }
        tidied = now;
        Senders.forgetBefore(opened, clock.instant());
        held = Senders.count(opened);
        if (held > most) {
            Senders.forget(opened, held - most / 10 * TIDY_TENTHS);
            held = Senders.count(opened);
        }
        return held;
    }

    @Override
    public void close() {
        boolean stopping = thread.begin(() -> {
            if (connection.isPresent()) {
                write();
                connection.ifPresent(H2Greylist::shutDown);
                connection = Optional.empty();
            }
        });
        thread.end(stopping ? CLOSE_WITHIN : Duration.ZERO);
    }

    private static void shutDown(Connection opened) {
        Database.closeQuietly(() -> {
            try (Statement statement = opened.createStatement()) {
                statement.execute("shutdown");
            }
        });
        Database.closeQuietly(opened);
    }
}
