package org.postern.testkit.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.TransactionId;

/** What whoever follows a session must do: bear whatever is said in whatever order, and leave octets and thread alone. */
public interface SessionFollowerContract {
    TransactionId ID = TransactionId.of(Instant.parse("2026-11-23T12:00:00Z"), 0, 7);

    /** One that follows a session of this client from now on. */
    SessionFollower follow(Client client);

    private static Session session(int number) {
        List<Session> all = SomeSessions.all(ID);
        return all.get(number % all.size());
    }

    private static void something(SessionFollower follower, SplittableRandom random) {
        Session session = session(random.nextInt(5));
        Effect.ReadCommand read = new Effect.ReadCommand(session);
        Effect.NegotiateTls negotiate = new Effect.NegotiateTls(session);
        Step step = new Step.Answer(Replies.OK, Duration.ZERO, read);
        switch (random.nextInt(6)) {
            case 0 -> {
                byte[] line = new byte[random.nextInt(3_000)];
                random.nextBytes(line);
                follower.heard(ByteBuffer.wrap(line).asReadOnlyBuffer());
            }
            case 1 -> follower.said(random.nextBoolean() ? Replies.OK : Replies.noSuchMailbox(ID));
            case 2 -> follower.happened(new Event.ConnectionLost(random.nextBoolean() ? read : negotiate), step);
            case 3 ->
                follower.happened(new Event.TlsNegotiated(negotiate, new TlsFacts("TLSv1.2", "NULL", "\r\n")), step);
            case 4 -> follower.happened(new Event.Broken(read, Replies.TIMED_OUT), step);
            default ->
                follower.happened(
                        new Event.ClientJudged(
                                new Effect.JudgeClient(new Session.Connected(session.client(), session.tally())),
                                Optional.empty()),
                        step);
        }
    }

    @Test
    default void whateverHappensInWhateverOrderIsBorne() {
        SplittableRandom random = new SplittableRandom(22);
        assertThatCode(() -> {
                    for (int number = 0; number < 200; number++) {
                        SessionFollower follower = follow(session(number).client());
                        for (int i = random.nextInt(30); i > 0; i--) {
                            something(follower, random);
                        }
                        Duration lasted = Duration.ofNanos(random.nextLong());
                        follower.over(session(number), random.nextBoolean() ? "quit" : "\r\n\u001b[31m", lasted);
                    }
                })
                .as("seed 22")
                .doesNotThrowAnyException();
    }

    @Test
    default void anInterruptStaysWhileItIsFollowed() {
        Thread.currentThread().interrupt();
        try {
            SessionFollower follower = follow(session(0).client());
            SplittableRandom random = new SplittableRandom(23);
            for (int i = 0; i < 50; i++) {
                something(follower, random);
            }
            follower.over(session(0), "quit", Duration.ZERO);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
