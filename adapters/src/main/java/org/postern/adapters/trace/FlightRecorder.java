package org.postern.adapters.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the dialogues of failed sessions, behind their back and on a thread of its own. A full queue or a disk that
 * fails costs flights, which are counted; never mail. Files are bounded in sum and in age.
 */
public final class FlightRecorder implements Consumer<Flight>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlightRecorder.class);
    private static final int MOST_WAITING = 500;
    private static final int MOST_AT_ONCE = 100;
    private static final long MOST_OCTETS = 64L << 20;
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration CLEAR_EVERY = Duration.ofHours(1);
    private static final Duration ERASE_WITHIN = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final FlightFolder folder;
    private final InstantSource clock;
    private final BlockingQueue<Flight> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Queue<FutureTask<Long>> erasures = new ConcurrentLinkedQueue<>();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("flights").unstarted(this::run);
    private volatile boolean stopping;
    private boolean troubled;
    private long cleared = System.nanoTime() - CLEAR_EVERY.toNanos();

    /** Below that folder, which is made when there is something to put into it. */
    public FlightRecorder(Path folder, InstantSource clock) {
        this(new FlightFolder(folder, MOST_OCTETS, OLDEST), clock);
    }

    FlightRecorder(FlightFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Begins to write. */
    public void start() {
        thread.start();
    }

    @Override
    public void accept(Flight flight) {
        if (!waiting.offer(flight)) {
            lost.incrementAndGet();
        }
    }

    /** How many were written. */
    public long written() {
        return written.get();
    }

    /** How many could not be. */
    public long lost() {
        return lost.get();
    }

    /**
     * Lets go of every dialogue there is, those that were handed on and are not yet written among them; how many they were.
     * Whoever writes does so itself between two batches, so that none slips through.
     */
    public long erase() throws IOException {
        FutureTask<Long> task = new FutureTask<>(this::eraseAll);
        erasures.add(task);
        try {
            return task.get(ERASE_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("dialogues cannot be deleted: " + failed.getCause(), failed);
        } catch (TimeoutException busy) {
            throw new IOException("their writer did not come to it", busy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while dialogues were deleted", interrupted);
        }
    }

    private long eraseAll() throws IOException {
        List<Flight> unwritten = new ArrayList<>();
        waiting.drainTo(unwritten);
        return unwritten.size() + folder.erase();
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                clear();
                Flight first = waiting.poll(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Flight> flights = new ArrayList<>(List.of(first));
                    waiting.drainTo(flights, MOST_AT_ONCE);
                    write(flights);
                }
                for (@Nullable FutureTask<Long> task = erasures.poll(); task != null; task = erasures.poll()) {
                    task.run();
                }
            }
        } catch (InterruptedException nobodysToInterrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dialogues grow old also while no session fails. */
    private void clear() {
        if (System.nanoTime() - cleared < CLEAR_EVERY.toNanos()) {
            return;
        }
        cleared = System.nanoTime();
        try {
            folder.clear(clock.instant());
        } catch (IOException | RuntimeException failed) {
            LOG.warn("old dialogues of failed sessions cannot be deleted: {}", failed.toString());
        }
    }

    private void write(List<Flight> flights) {
        try {
            folder.append(flights.stream().map(FlightCodec::encode).toList(), clock.instant());
            written.addAndGet(flights.size());
            troubled = false;
        } catch (IOException | RuntimeException failed) {
            lost.addAndGet(flights.size());
            if (!troubled) {
                LOG.warn("dialogues of failed sessions cannot be written: {}", failed.toString());
            }
            troubled = true;
        }
    }

    /** Writes what waits, if the disk takes it soon. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
