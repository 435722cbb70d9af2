package org.postern.adapters.trace;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postern.adapters.trace.TapeLine.Speaker;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.SenderVerdict;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Reply;

/** One session on tape while it lasts. Its own thread writes; any thread looks. */
final class RecordedSession implements SessionFollower {
    private static final int LONGEST_LINE = 200;
    private static final int MOST_IDS = 20;

    private final long number;
    private final String listener;
    private final Client client;
    private final Instant began;
    private final long start = System.nanoTime();
    private final Consumer<RecordedSession> ended;
    private final Tape tape = new Tape();
    private final Secrecy secrecy = new Secrecy();
    private volatile List<String> ids = List.of();
    private volatile Effect doing;
    private boolean failed;
    private boolean turnedAway;
    private String reason = "";

    /** {@code ended} is told when it is over, on the session's thread. */
    RecordedSession(long number, String listener, Client client, Instant began, Consumer<RecordedSession> ended) {
        this.number = number;
        this.listener = listener;
        this.client = client;
        this.began = began;
        this.ended = ended;
        this.doing = new Effect.JudgeClient(new Session.Connected(client, Tally.ZERO));
    }

    private void add(Speaker speaker, String text) {
        tape.add(new TapeLine(System.nanoTime() - start, speaker, text));
    }

    @Override
    public void heard(ByteBuffer line) {
        add(Speaker.CLIENT, secrecy.shown(line, LONGEST_LINE));
    }

    @Override
    public void happened(Event event, Step step) {
        doing = step.effect();
        if (event instanceof Event.MailDataReceived came) {
            add(Speaker.CLIENT, "(" + came.content().size() + " octets of mail data, not shown)");
        } else if (event instanceof Event.LastChunkReceived came) {
            add(Speaker.CLIENT, "(chunks of " + came.content().size() + " octets in all, not shown)");
        } else if (event instanceof Event.TlsNegotiated secure) {
            add(Speaker.NOBODY, secure.facts().version() + " " + secure.facts().cipher());
        } else if (event instanceof Event.SenderJudged judged) {
            judged(judged.verdict());
        } else if (event instanceof Event.ClientJudged met) {
            turnedAway = met.refusal().isPresent();
        } else if (event instanceof Event.ConnectionLost lost) {
            broken(lost.asked(), "connection lost");
        } else if (event instanceof Event.Broken broken) {
            broken(broken.asked(), "broken off");
        }
    }

    private void judged(SenderVerdict verdict) {
        String id = switch (verdict) {
            case SenderVerdict.SenderAccepted yes -> yes.id().text();
            case SenderVerdict.SenderDeclined no -> no.id().text();
        };
        if (ids.size() < MOST_IDS) {
            List<String> more = new ArrayList<>(ids);
            more.add(id);
            ids = List.copyOf(more);
        }
        add(Speaker.NOBODY, "transaction " + id);
    }

    /** Whoever goes between transactions takes a leave of a kind; whoever goes within one, or in a handshake, fails. */
    private void broken(Effect asked, String how) {
        Session at = asked.session();
        boolean within = at instanceof Session.InTransaction || at instanceof Session.InChunks;
        failed = failed || within || asked instanceof Effect.NegotiateTls;
        String during = asked.getClass().getSimpleName();
        add(Speaker.NOBODY, how + " during " + during);
    }

    @Override
    public void said(Reply reply) {
        failed = failed || !reply.isPositive();
        add(
                Speaker.SERVER,
                reply.toString()
                        + (reply.lines().size() > 1 ? " (+" + (reply.lines().size() - 1) + " lines)" : ""));
    }

    @Override
    public void over(Session session, String why, Duration lasted) {
        reason = why;
        add(Speaker.NOBODY, "over: " + why);
        ended.accept(this);
    }

    /** Whether its dialogue is worth keeping; to be asked when it is over. Whom the guard turned away had none. */
    boolean hasFailed() {
        return failed && !turnedAway;
    }

    long number() {
        return number;
    }

    Client client() {
        return client;
    }

    /** The transactions begun so far. */
    List<String> ids() {
        return ids;
    }

    Tape tape() {
        return tape;
    }

    /** As it is now, for a view of all. */
    OpenSession glance() {
        Session session = doing.session();
        return new OpenSession(
                client.address().text(),
                listener,
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                doing.getClass().getSimpleName(),
                session.client().tls().isPresent(),
                session.tally().transactions(),
                session.tally().errors());
    }

    /** The whole of it, once it is over. */
    Flight flight() {
        Tape.Copy copy = tape.copy();
        return new Flight(
                began,
                number,
                client.address().text(),
                client.port(),
                listener,
                ids,
                reason,
                copy.dropped(),
                copy.lines());
    }
}
