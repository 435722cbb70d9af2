package org.postern.adapters.emlstore;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads that touch the disk. A virtual thread that did so itself would hold its carrier for as long as
 * the disk is slow, and with it every other session. Never interrupted: an interrupt closes a file under its user.
 */
final class StoreThreads {
    private final ThreadPoolExecutor pool;
    private final int queue;
    private final Duration closing;
    private final Patience patience;

    StoreThreads(StoreSettings settings) {
        this.queue = settings.queue();
        this.closing = settings.patience();
        this.patience = new Patience(settings);
        this.pool = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("store-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Something that touches the disk and gives a result. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /** Whether so much waits that no further message should be begun. */
    boolean areBusy() {
        return pool.getQueue().size() >= queue;
    }

    /** Does work that is worth refusing when too much waits: messages begun before have as much room again. */
    void execute(Runnable work) throws IOException {
        if (pool.getQueue().size() >= 2 * queue) {
            throw new DiskFailure.Busy();
        }
        executeAlways(work);
    }

    /** Does work that has to be done however much waits, such as giving back what was taken. */
    void executeAlways(Runnable work) throws IOException {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException closed) {
            throw new IOException("the store is closed", closed);
        }
    }

    /** Does work and waits for it: here on a platform thread, else on one of ours for as long as patience lasts. */
    <T> T call(Work<T> work) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return work.done();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> complete(result, work));
        try {
            return patience.await(result, why -> result.completeExceptionally(new DiskFailure.Late(why)));
        } catch (ExecutionException failed) {
            throw unwrapped(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DiskFailure.Late("interrupted while waiting for the disk");
        }
    }

    /** How long what these threads do is waited for. */
    Patience patience() {
        return patience;
    }

    private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
        try {
            result.complete(work.done());
        } catch (IOException | RuntimeException | Error failed) {
            result.completeExceptionally(failed);
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        if (cause instanceof Error broken) {
            throw broken;
        }
        return cause instanceof IOException failed ? failed : new IOException(cause);
    }

    /** Takes no more work and waits for what there is, as long as patience lasts. */
    void close() {
        pool.shutdown();
        try {
            pool.awaitTermination(closing.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            patience.close();
        }
    }
}
