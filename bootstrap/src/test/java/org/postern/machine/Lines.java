package org.postern.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What a process prints, line by line as it comes. */
final class Lines {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Lines(InputStream from) {
        this.reader = Thread.ofPlatform().daemon().name("lines").start(() -> read(from));
    }

    private void read(InputStream from) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            text.lines().forEach(this::add);
        } catch (IOException | java.io.UncheckedIOException gone) {
            add("(" + gone.getMessage() + ")");
        } finally {
            end();
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first line that fits, as soon as it is there; empty when the process ends without it or the time is over. */
    Optional<String> await(Predicate<String> fits, long most, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(most);
        int seen = 0;
        lock.lock();
        try {
            while (true) {
                for (; seen < lines.size(); seen++) {
                    if (fits.test(lines.get(seen))) {
                        return Optional.of(lines.get(seen));
                    }
                }
                if (ended || left <= 0) {
                    return Optional.empty();
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** All of them, once the process has ended. */
    List<String> all() throws InterruptedException {
        reader.join();
        return soFar();
    }

    List<String> soFar() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }
}
