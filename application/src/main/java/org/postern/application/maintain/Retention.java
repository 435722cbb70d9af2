package org.postern.application.maintain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.application.port.RemovableMessages;
import org.postern.domain.smtp.TransactionId;

/**
 * Takes old messages away once a night, a part of all at most, by a clock that can be believed. It does not wait by
 * itself: somebody gives it a turn every minute or so. An hour that passed before the start is not made up for, so that
 * many starts are not many runs.
 */
public final class Retention {
    private final RemovableMessages store;
    private final Purge purge;
    private final ClockWatch clock;
    private final Rule rule;
    private final ReentrantLock turning = new ReentrantLock();
    private Optional<Instant> next = Optional.empty();
    private boolean looked;
    private volatile State state = new State(Optional.empty(), Duration.ZERO, Optional.empty());

    public Retention(RemovableMessages store, Purge purge, ClockWatch clock, Rule rule) {
        this.store = store;
        this.purge = purge;
        this.clock = clock;
        this.rule = rule;
    }

    /** What goes, at which time of the day (UTC), and the most percent of all messages that go in one night. */
    public record Rule(Optional<Duration> olderThan, OptionalLong toOctets, LocalTime at, int mostPercent) {}

    /** What a turn did. */
    public sealed interface Event {}

    /** The clock was set, or nobody knows whether it is right: nothing goes for so long. */
    public record Paused(Instant now, Duration time) implements Event {}

    /** A run: what there was and was to go, and what went. {@code more}: the next run has more to do. */
    public record Ran(Instant at, Purge.Plan plan, Purge.Purged purged, boolean more) implements Event {}

    /** When the next run is; empty while it is paused; what the last turn that did anything did. */
    public record State(Optional<Instant> next, Duration pause, Optional<Event> last) {}

    /** Runs if it is time to. */
    public Optional<Event> turn() {
        if (!turning.tryLock()) {
            return Optional.empty();
        }
        try {
            ClockWatch.Look look = clock.look(newestAtFirst());
            Optional<Event> event = look.believed().isPresent() ? believing(look.now()) : paused(look);
            state = new State(next, look.pause(), event.or(() -> state.last()));
            return event;
        } finally {
            turning.unlock();
        }
    }

    private Optional<Event> paused(ClockWatch.Look look) {
        next = Optional.empty();
        return look.leapt() ? Optional.of(new Paused(look.now(), look.pause())) : Optional.empty();
    }

    private Optional<Event> believing(Instant now) {
        boolean due = next.isPresent() && !now.isBefore(next.get());
        if (due || next.isEmpty()) {
            next = Optional.of(following(now));
        }
        return due ? Optional.of(run(now)) : Optional.empty();
    }

    private Optional<Instant> newestAtFirst() {
        Optional<Instant> newest = looked ? Optional.empty() : store.newest().map(TransactionId::time);
        looked = true;
        return newest;
    }

    /** The next time it is that hour, in UTC. */
    private Instant following(Instant now) {
        Instant today =
                rule.at().atDate(now.atOffset(ZoneOffset.UTC).toLocalDate()).toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    private Ran run(Instant now) {
        Purge.Rule going = new Purge.Rule(rule.olderThan().map(now::minus), rule.toOctets());
        Purge.Plan plan = purge.plan(going, rule.mostPercent());
        Purge.Purged purged = purge.run(plan, Pace.UNSEEN);
        boolean capped = plan.going() == Purge.Plan.atMost(plan.messages(), rule.mostPercent());
        return new Ran(now, plan, purged, capped && purge.plan(going, 100).going() > 0);
    }

    /** Somebody who knows says that the clock is right: it need not wait any longer. */
    public void confirm() {
        clock.confirm();
    }

    /** How it stood at the end of the last turn. */
    public State state() {
        return state;
    }
}
