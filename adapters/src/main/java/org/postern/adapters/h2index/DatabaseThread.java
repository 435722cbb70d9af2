package org.postern.adapters.h2index;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.application.port.IndexFault;

/**
 * A platform thread that is the only one to use a connection. Whoever asks waits outside: an interrupt of the one who
 * asks (which would close the whole database, were it inside H2) ends the waiting and nothing else.
 */
final class DatabaseThread {
    private static final int MOST_WAITING = 100;

    private final ThreadPoolExecutor thread;

    DatabaseThread(String name) {
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Work on a connection; what it throws becomes a fault. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** The result of the work, if it is there within that time. */
    <T> T call(String what, Duration within, Work<T> work) throws IndexFault {
        Future<T> result;
        try {
            result = thread.submit(work::run);
        } catch (RejectedExecutionException endedOrFull) {
            throw thread.isShutdown()
                    ? new IndexFault(IndexFault.Kind.FAILED, what + ": it is closed")
                    : new IndexFault(IndexFault.Kind.SLOW, what + ": too many wait for it", endedOrFull);
        }
        try {
            return result.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IndexFault fault
                    ? fault
                    : Faults.of(what, failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException slow) {
            result.cancel(false);
            throw new IndexFault(IndexFault.Kind.SLOW, what + ": no answer in " + within.toSeconds() + " s", slow);
        } catch (InterruptedException interrupted) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new IndexFault(IndexFault.Kind.SLOW, what + ": interrupted while waiting", interrupted);
        }
    }

    /** Work that nobody waits for; false: it finds no place any more. */
    boolean begin(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException endedOrFull) {
            return false;
        }
    }

    /** Takes no further work and ends after what it has; waits at most that long for it. */
    void end(Duration within) {
        thread.shutdown();
        try {
            boolean ignored = thread.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has ended. */
    boolean ended() {
        return thread.isTerminated();
    }
}
