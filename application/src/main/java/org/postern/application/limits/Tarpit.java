package org.postern.application.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Where a client over its errors waits for its refusal, so that trying again costs it time. Never holds more than so many. */
final class Tarpit {
    private final Duration time;
    private final Semaphore places;

    Tarpit(Duration time, int clients) {
        this.time = time;
        this.places = new Semaphore(clients);
    }

    /** Lets the time pass if there is a place; at once if not. */
    void hold(Consumer<Duration> pause) {
        if (time.isZero() || !places.tryAcquire()) {
            return;
        }
        try {
            pause.accept(time);
        } finally {
            places.release();
        }
    }
}
