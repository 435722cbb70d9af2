package org.postern.adapters.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postern.application.port.SessionFollower;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Replies;
import org.postern.testkit.observe.SessionFollowerContract;

class SessionRecorderTest implements SessionFollowerContract {
    private static final String HERE = "127.0.0.1:25";
    private static final Client CLIENT = client("192.0.2.1");

    private final List<Flight> failed = new ArrayList<>();
    private final SessionRecorder recorder =
            new SessionRecorder(() -> Instant.parse("2026-11-28T23:00:00Z"), failed::add);

    private static Client client(String address) {
        return new Client(IpAddress.parse(address).orElseThrow(), 4_711, Optional.empty(), false);
    }

    @Override
    public SessionFollower follow(Client client) {
        return recorder.follow(HERE, client);
    }

    private static void hear(SessionFollower follower, String line) {
        follower.heard(
                ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)).asReadOnlyBuffer());
    }

    private static void end(SessionFollower follower) {
        follower.over(new Session.Connected(CLIENT, Tally.ZERO), "quit", Duration.ZERO);
    }

    private static List<String> texts(Flight flight) {
        return flight.lines().stream()
                .map(line -> line.speaker().mark() + " " + line.text())
                .toList();
    }

    @Test
    void onlyTheDialogueOfAFailedSessionIsHandedOn() {
        SessionFollower good = follow(CLIENT);
        hear(good, "NOOP");
        good.said(Replies.OK);
        end(good);
        assertThat(failed).isEmpty();
        SessionFollower bad = follow(CLIENT);
        hear(bad, "RCPT TO:<nobody@example.test>");
        bad.said(Replies.noSuchMailbox(ID));
        end(bad);
        assertThat(failed).hasSize(1);
        assertThat(texts(failed.getFirst()))
                .containsExactly(
                        "C: RCPT TO:<nobody@example.test>", "S: " + Replies.noSuchMailbox(ID), "-- over: quit");
        assertThat(recorder.oldest(10)).isEmpty();
    }

    /** Whatever a client does with AUTH, nothing of what may be a secret is on the tape. */
    @Test
    void secretsAreNotOnTheTape() {
        for (String auth : List.of(
                "AUTH PLAIN c2VjcmV0",
                "auth login c2VjcmV0",
                " AUTH\tPLAIN c2VjcmV0",
                "AUTH c2VjcmV0",
                "AUTHc2VjcmV0")) {
            SessionFollower session = follow(CLIENT);
            hear(session, auth);
            session.said(Replies.UNRECOGNIZED);
            hear(session, "c2VjcmV0");
            hear(session, "QUIT");
            end(session);
            assertThat(texts(failed.getLast())).noneMatch(line -> line.contains("c2VjcmV0"));
            assertThat(texts(failed.getLast())).contains("C: (8 octets, not shown)", "C: QUIT");
        }
        assertThat(texts(failed.getFirst()).getFirst()).isEqualTo("C: AUTH PLAIN (the rest is not shown)");
    }

    @Test
    void aSessionWithoutEndHasATapeWithAnEnd() {
        SessionFollower session = follow(CLIENT);
        for (int i = 0; i < 10_000; i++) {
            hear(session, "X".repeat(2_000));
            session.said(Replies.UNRECOGNIZED);
        }
        end(session);
        Flight flight = failed.getFirst();
        assertThat(flight.lines()).hasSize(Tape.MOST);
        assertThat(flight.dropped()).isEqualTo(20_001 - Tape.MOST);
        assertThat(flight.lines()).allMatch(line -> line.text().length() < 300);
    }

    /** A flood of clients that are turned away does not push out the dialogues that somebody may want. */
    @Test
    void whoIsTurnedAwayHasNoDialogue() {
        SessionFollower session = follow(CLIENT);
        Session.Connected connected = new Session.Connected(CLIENT, Tally.ZERO);
        session.happened(
                new Event.ClientJudged(new Effect.JudgeClient(connected), Optional.of(Replies.connectsTooOften(ID))),
                new Step.Ask(new Effect.CloseConnection(connected)));
        session.said(Replies.connectsTooOften(ID));
        end(session);
        assertThat(failed).isEmpty();
    }

    /** What an open session said is forgotten, and it goes on. */
    @Test
    void whatWasSaidBeforeItWasForgottenIsInNoDialogue() {
        SessionFollower session = follow(CLIENT);
        hear(session, "MAIL FROM:<zoe@client.example>");
        session.said(Replies.UNRECOGNIZED);
        recorder.forget();
        hear(session, "QUIT");
        end(session);
        assertThat(texts(failed.getFirst())).containsExactly("C: QUIT", "-- over: quit");
        assertThat(failed.getFirst().dropped()).isEqualTo(2);
    }

    /** A dialogue that is on its way is where it goes when forgetting is over: what is erased then is erased with it. */
    @Test
    void whoForgetsWaitsForADialogueThatIsBeingHandedOn() throws InterruptedException {
        List<SessionRecorder> slow = new ArrayList<>();
        AtomicBoolean handedOn = new AtomicBoolean();
        AtomicBoolean before = new AtomicBoolean();
        Thread forgets = Thread.ofPlatform().unstarted(() -> {
            slow.getFirst().forget();
            before.set(handedOn.get());
        });
        slow.add(new SessionRecorder(() -> Instant.EPOCH, flight -> {
            forgets.start();
            while (forgets.isAlive() && forgets.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            handedOn.set(true);
        }));
        SessionFollower session = slow.getFirst().follow(HERE, CLIENT);
        session.said(Replies.UNRECOGNIZED);
        end(session);
        forgets.join();
        assertThat(before).isTrue();
    }

    @Test
    void whoWatchesSeesWhatWasSaidBeforeAndWhatComes() throws InterruptedException {
        SessionFollower session = follow(CLIENT);
        hear(session, "EHLO before");
        SessionFollower other = follow(client("198.51.100.1"));
        TraceFilter filter = new TraceFilter(IpNetwork.parse("192.0.2.0/24"), Optional.empty());
        try (Watch watch = recorder.watch(filter)) {
            hear(session, "EHLO after");
            hear(other, "EHLO other");
            SessionFollower later = follow(client("192.0.2.77"));
            hear(later, "EHLO later");
            List<String> seen = new ArrayList<>();
            for (Optional<Watch.SeenLine> line = watch.next(Duration.ZERO);
                    line.isPresent();
                    line = watch.next(Duration.ZERO)) {
                seen.add(line.get().client() + " " + line.get().line().text());
            }
            assertThat(seen).containsExactly("192.0.2.1 EHLO before", "192.0.2.1 EHLO after", "192.0.2.77 EHLO later");
        }
        hear(session, "EHLO unseen");
    }

    @Test
    void whoWatchesTooSlowlyHoldsNobodyAndIsTold() {
        SessionFollower session = follow(CLIENT);
        try (Watch watch = recorder.watch(new TraceFilter(Optional.empty(), Optional.empty()))) {
            for (int i = 0; i < 10_100; i++) {
                hear(session, "NOOP");
            }
            assertThat(watch.lost()).isEqualTo(100);
            assertThat(watch.lost()).isZero();
        }
    }
}
