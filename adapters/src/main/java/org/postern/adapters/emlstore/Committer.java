package org.postern.adapters.emlstore;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the rounds of the group commit run one behind the other. Of the threads that hand over a message, the one
 * that finds nobody at it runs rounds until nothing waits: no message waits for another thread to wake.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Queue<Keeping> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final Consumer<Queue<Keeping>> round;

    Committer(Consumer<Queue<Keeping>> round) {
        this.round = round;
    }

    /** Hands over a message that was linked; on a thread that may touch the disk. */
    void accept(Keeping keeping) {
        waiting.add(keeping);
        if (handedOver.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            run();
            seen = handedOver.addAndGet(-seen);
        }
    }

    private void run() {
        try {
            round.accept(waiting);
        } catch (RuntimeException broken) {
            LOG.error("A round of the group commit broke; its messages run out of time", broken);
        }
    }
}
