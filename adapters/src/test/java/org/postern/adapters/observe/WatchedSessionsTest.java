package org.postern.adapters.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postern.application.port.SessionFollower;
import org.postern.application.port.SessionObserver;
import org.postern.domain.address.IpAddress;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.testkit.observe.RememberedSession;
import org.postern.testkit.observe.SessionFollowerContract;
import org.postern.testkit.observe.SessionObserverContract;
import org.postern.testkit.transcript.StoryObserver;

class WatchedSessionsTest implements SessionObserverContract, SessionFollowerContract {
    private static final Client CLIENT =
            new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 4_711, Optional.empty(), false);

    private final StoryObserver story = new StoryObserver();
    private final AtomicInteger faults = new AtomicInteger();
    private final List<StatedOpinion> objections = new CopyOnWriteArrayList<>();

    @Override
    public SessionObserver newObserver() {
        return new WatchedSessions(story, faults::incrementAndGet, objections::add, List.of(client -> new Breaking()));
    }

    @Override
    public List<String> told(SessionObserver observer) {
        return story.told();
    }

    @Override
    public SessionFollower follow(Client client) {
        return newObserver().began(client);
    }

    @Test
    void oneThatBreaksIsLeftBehindAndTheOthersGoOn() {
        RememberedSession before = new RememberedSession();
        RememberedSession after = new RememberedSession();
        SessionObserver observer = new WatchedSessions(
                story, faults::incrementAndGet, objections::add, List.of(c -> before, c -> new Breaking(), c -> after));
        SessionFollower follower = observer.began(CLIENT);
        follower.heard(ByteBuffer.wrap(new byte[] {'N', 'O', 'O', 'P'}));
        follower.said(Replies.OK);
        follower.over(new Session.Connected(CLIENT, Tally.ZERO), "quit", Duration.ZERO);
        assertThat(before.shown()).containsExactly("C: NOOP", "S: 250 2.0.0 Ok", "over: quit");
        assertThat(after.shown()).isEqualTo(before.shown());
    }

    @Test
    void oneThatBreaksAtTheBeginningIsNobody() {
        SessionObserver observer =
                new WatchedSessions(story, faults::incrementAndGet, objections::add, List.of(client -> {
                    throw new IllegalStateException("no");
                }));
        observer.began(CLIENT).said(Replies.OK);
        assertThat(faults).hasValue(0);
    }

    @Test
    void objectionsOfTheGuardAreCountedAndToldOf() {
        StatedOpinion objection = new StatedOpinion(
                "connections-per-minute", Mode.MONITOR, new Opinion(new Disposition.Accept(), "61 in a minute"));
        newObserver().objected(new Session.Connected(CLIENT, Tally.ZERO), objection, false);
        newObserver().objected(new Session.Connected(CLIENT, Tally.ZERO), objection, true);
        assertThat(objections).containsExactly(objection, objection);
        assertThat(story.told()).hasSize(1);
    }

    @Test
    void faultsOfSessionsAreCounted() {
        newObserver().faulted(new Session.Connected(CLIENT, Tally.ZERO), new IllegalStateException("x"));
        assertThat(faults).hasValue(1);
    }

    /** One that breaks at everything. */
    private static final class Breaking implements SessionFollower {
        @Override
        public void heard(ByteBuffer line) {
            throw new IllegalStateException("heard");
        }

        @Override
        public void happened(Event event, Step step) {
            throw new IllegalStateException("happened");
        }

        @Override
        public void said(Reply reply) {
            throw new IllegalStateException("said");
        }

        @Override
        public void over(Session session, String reason, Duration lasted) {
            throw new IllegalStateException("over");
        }
    }
}
