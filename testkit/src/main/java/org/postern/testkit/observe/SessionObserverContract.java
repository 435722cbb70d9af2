package org.postern.testkit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.application.port.SessionObserver;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** What whoever watches sessions must do: tell each event once, on one line, and never fail into the session. */
public interface SessionObserverContract {
    TransactionId ID = TransactionId.of(Instant.parse("2026-11-23T12:00:00Z"), 0, 7);

    /** A new one. */
    SessionObserver newObserver();

    /** What it made of all events so far, a text for each. */
    List<String> told(SessionObserver observer);

    private static Session session(int number) {
        List<Session> all = SomeSessions.all(ID);
        return all.get(number % all.size());
    }

    private static StatedOpinion objection(Mode mode) {
        Opinion opinion = new Opinion(new Disposition.Defer(Replies.tooManySessions(ID)), "too many");
        return new StatedOpinion("sessions-per-client", mode, opinion);
    }

    /** Lets something happen; gives what must be told of it. */
    private static String happens(SessionObserver observer, SplittableRandom random) {
        Session session = session(random.nextInt(5));
        List<Duration> times = List.of(
                Duration.ZERO,
                Duration.ofMillis(12),
                Duration.ofNanos(Long.MAX_VALUE),
                Duration.ofNanos(Long.MIN_VALUE));
        Duration time = times.get(random.nextInt(times.size()));
        return switch (random.nextInt(7)) {
            case 0 -> {
                observer.messageKept(session, ID, random.nextLong(), time);
                yield ID.text();
            }
            case 1 -> {
                Reply reply = random.nextBoolean() ? Replies.noSuchMailbox(ID) : Replies.LOCAL_FAULT;
                observer.declined(session, reply);
                yield reply.toString();
            }
            case 2 -> {
                String reason = random.nextBoolean() ? "connection lost" : "{} $1 \\";
                observer.ended(session, reason, time);
                yield reason;
            }
            case 3 -> {
                observer.authenticated(SomeSessions.authenticated());
                yield "authenticated";
            }
            case 4 -> {
                observer.notAuthenticated(session, Mechanism.SCRAM_SHA_256);
                yield "SCRAM-SHA-256";
            }
            case 5 -> {
                StatedOpinion objection = objection(random.nextBoolean() ? Mode.MONITOR : Mode.ENFORCE);
                observer.objected(session, objection, false);
                yield objection.rule();
            }
            default -> {
                observer.faulted(session, new ArithmeticException("{} $1 \\"));
                yield "ArithmeticException";
            }
        };
    }

    @Test
    default void everyEventIsToldOfOnceInAnyOrderAndState() {
        SplittableRandom random = new SplittableRandom(21);
        SessionObserver observer = newObserver();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            expected.add(happens(observer, random));
        }
        List<String> told = told(observer);
        assertThat(told).as("seed 21").hasSameSizeAs(expected);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).as("seed 21, event %d", i).contains(expected.get(i));
        }
    }

    @Test
    default void noFaultIsTooStrangeToBeToldOf() {
        SessionObserver observer = newObserver();
        List<Throwable> faults = SomeFaults.all();
        for (Throwable fault : faults) {
            observer.faulted(session(0), fault);
        }
        List<String> told = told(observer);
        assertThat(told).hasSameSizeAs(faults);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).contains(faults.get(i).getClass().getSimpleName());
        }
    }

    @Test
    default void nothingAClientSaysGetsOutOfItsLine() {
        SessionObserver observer = newObserver();
        String anything = "250 OK\r\nkept id=forged \u001b[31m\u0000\u007f\u0085\u2028\u202e\ud800";
        for (int i = 0; i < 5; i++) {
            observer.messageKept(session(i), ID, i, Duration.ZERO);
            observer.declined(session(i), Replies.LOCAL_FAULT);
            observer.objected(session(i), objection(Mode.ENFORCE), false);
            observer.ended(session(i), anything, Duration.ZERO);
            observer.faulted(session(i), new IllegalStateException(anything, new IllegalStateException(anything)));
            observer.authenticated(SomeSessions.authenticated());
        }
        assertThat(told(observer))
                .hasSize(30)
                .allMatch(line -> line.codePoints().allMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.SURROGATE -> false;
                    default -> true;
                }));
    }

    @Test
    default void whatIsToldOfAgainIsNotToldTwice() {
        SessionObserver observer = newObserver();
        observer.objected(session(0), objection(Mode.ENFORCE), false);
        observer.objected(session(0), objection(Mode.ENFORCE), true);
        assertThat(told(observer)).hasSize(1);
    }

    @Test
    default void anInterruptStaysWithTheSession() {
        SessionObserver observer = newObserver();
        Thread.currentThread().interrupt();
        try {
            observer.messageKept(session(0), ID, 1, Duration.ZERO);
            observer.ended(session(0), "quit", Duration.ZERO);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(told(observer)).hasSize(2);
    }

    @Test
    default void manySessionsAreWatchedAtOnce() throws Exception {
        SessionObserver observer = newObserver();
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            sessions.add(() -> {
                for (int event = 0; event < 100; event++) {
                    observer.ended(session(event), "session " + number + ".", Duration.ZERO);
                }
                return number;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> session : threads.invokeAll(sessions)) {
                session.get();
            }
        }
        List<String> told = told(observer);
        assertThat(told).hasSize(2_000);
        for (int i = 0; i < 20; i++) {
            String reason = "session " + i + ".";
            assertThat(told.stream().filter(line -> line.contains(reason))).hasSize(100);
        }
    }
}
