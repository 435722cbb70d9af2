package org.postern.application.conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionFollower;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.sasl.Response;
import org.postern.domain.session.Client;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.session.Session;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.CommandParser;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.wire.LineReader;
import org.postern.domain.wire.ReplyWriter;

/**
 * What one session says and hears, as events: command lines, mail data and chunks from a channel's octets, replies to
 * them. Replies to pipelined commands leave together when the next read would wait (RFC 2920 §3.2). The one buffer of
 * the session is here, so that nothing can hide behind it when TLS begins.
 */
final class Dialogue {
    private static final int MOST_UNSENT = 4_096;
    private static final long LISTENING_NANOS = Duration.ofMillis(100).toNanos();

    private final TransmissionChannel channel;
    private final WireLimits limits;
    private final SessionTimes times;
    private final BooleanSupplier busy;
    private final LongSupplier nanoClock;
    private final SessionFollower follower;
    private final Inlet inlet;
    private final MailDataIntake intake;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream(256);
    private final Deadline session;
    private final Deadline firstMail;

    Dialogue(
            TransmissionChannel channel,
            MessageStore store,
            WireLimits limits,
            SessionTimes times,
            BooleanSupplier busy,
            LongSupplier nanoClock,
            SessionFollower follower) {
        this.channel = channel;
        this.limits = limits;
        this.times = times;
        this.busy = busy;
        this.nanoClock = nanoClock;
        this.follower = follower;
        this.inlet = new Inlet(channel, limits.commandLine());
        this.intake = new MailDataIntake(inlet, store, limits.messageSize(), times, nanoClock);
        this.session = Deadline.in(times.session(), nanoClock);
        this.firstMail = Deadline.in(times.beforeMail(), nanoClock);
    }

    Event readCommand(Effect.ReadCommand asked) {
        try {
            Deadline deadline = Deadline.in(times.command(), nanoClock).orEarlier(session);
            boolean mailSeen = asked.session().tally().transactions() > 0;
            return command(asked, mailSeen ? deadline : deadline.orEarlier(firstMail));
        } catch (TransmissionChannel.ServerStopping stopping) {
            return new Event.Broken(asked, Replies.STOPPING);
        } catch (InterruptedIOException timeIsUp) {
            return new Event.Broken(asked, Replies.TIMED_OUT);
        } catch (IOException lost) {
            return new Event.ConnectionLost(asked);
        }
    }

    private Event command(Effect.ReadCommand asked, Deadline deadline) throws IOException {
        boolean secured = asked.session().client().tls().isPresent();
        while (true) {
            boolean auth = secured && AuthLine.begins(inlet.octets());
            int longest = auth ? authLine() : limits.commandLine();
            switch (LineReader.read(inlet.octets(), longest)) {
                case LineReader.Line line -> {
                    follower.heard(AuthLine.shown(line.octets()));
                    Command command = CommandParser.parse(line.octets(), limits.localPart());
                    if (command instanceof Command.Mail && channel.isStopping()) {
                        return new Event.Broken(asked, Replies.STOPPING);
                    }
                    return new Event.CommandReceived(asked, command, command.mustBeLast() && moreWaiting());
                }
                case LineReader.BareLineFeed bare -> {
                    return new Event.CommandReceived(asked, new Command.Malformed(Replies.BARE_LINE_ENDING), false);
                }
                case LineReader.TooLong tooLong -> {
                    return new Event.Broken(asked, auth ? Replies.AUTH_LINE_TOO_LONG : Replies.LINE_TOO_LONG);
                }
                case LineReader.Incomplete incomplete -> {
                    if (!more(deadline, longest)) {
                        return new Event.ConnectionLost(asked);
                    }
                }
            }
        }
    }

    private int authLine() {
        return Math.max(Response.LONGEST_LINE, limits.commandLine());
    }

    /** Waits for octets behind those that are there, where a line of that length has room; false when none come. */
    private boolean more(Deadline deadline, int longest) throws IOException {
        flush();
        Duration limit = deadline.remaining(patience());
        return longest > limits.commandLine() ? inlet.fill(limit, longest) : inlet.fill(limit, true);
    }

    /** RFC 4954 §4: a line of an exchange may be longer than a command. */
    Event readResponse(Effect.ReadResponse asked) {
        try {
            return response(asked, Deadline.in(times.command(), nanoClock).orEarlier(session));
        } catch (TransmissionChannel.ServerStopping stopping) {
            return new Event.Broken(asked, Replies.STOPPING);
        } catch (InterruptedIOException timeIsUp) {
            return new Event.Broken(asked, Replies.TIMED_OUT);
        } catch (IOException lost) {
            return new Event.ConnectionLost(asked);
        }
    }

    private Event response(Effect.ReadResponse asked, Deadline deadline) throws IOException {
        while (true) {
            switch (LineReader.read(inlet.octets(), authLine())) {
                case LineReader.Line line -> {
                    return new Event.ResponseReceived(asked, Response.of(line.octets()));
                }
                case LineReader.BareLineFeed bare -> {
                    return new Event.ResponseReceived(asked, new Response.NotBase64());
                }
                case LineReader.TooLong tooLong -> {
                    return new Event.Broken(asked, Replies.AUTH_LINE_TOO_LONG);
                }
                case LineReader.Incomplete incomplete -> {
                    boolean large = inlet.octets().remaining() >= limits.commandLine();
                    if (!more(deadline, large ? authLine() : limits.commandLine())) {
                        return new Event.ConnectionLost(asked);
                    }
                }
            }
        }
    }

    /** How long the next octet may take: less for who has begun nothing while others wait for a place. */
    private Duration patience() {
        if (inlet.octets().hasRemaining()) {
            return times.command();
        }
        return busy.getAsBoolean() ? times.idleWhenBusy() : times.idle();
    }

    private boolean moreWaiting() throws IOException {
        return inlet.octets().hasRemaining() || channel.hasWaiting();
    }

    Event readMailData(Effect.ReadMailData asked) {
        return guarded(asked, () -> intake.mailData(asked));
    }

    Event readChunk(Effect.ReadChunk asked) {
        return guarded(asked, () -> intake.chunk(asked));
    }

    Event discardChunk(Effect.DiscardChunk asked) {
        return guarded(asked, () -> intake.discard(asked));
    }

    Event discardMailData(Effect.DiscardMailData asked) {
        intake.release();
        return new Event.MailDataDiscarded(asked);
    }

    private interface Reading {
        Event read() throws IOException;
    }

    /** Mail data stopped in the middle leave nothing behind, and the session cannot go on: RFC 5321 §4.1.1.4. */
    private Event guarded(Effect asked, Reading reading) {
        try {
            flush();
            return reading.read();
        } catch (InterruptedIOException timeIsUp) {
            intake.release();
            return new Event.Broken(asked, Replies.TIMED_OUT);
        } catch (IOException lost) {
            intake.release();
            return new Event.ConnectionLost(asked);
        }
    }

    /** Whether the client says something within that time; when the server stops, it is not waited for. */
    boolean hearsWithin(Duration time) {
        long end = nanoClock.getAsLong() + time.toNanos();
        try {
            while (!moreWaiting()) {
                long left = end - nanoClock.getAsLong();
                if (left <= 0 || channel.isStopping()) {
                    return false;
                }
                channel.pause(Duration.ofNanos(Math.min(left, LISTENING_NANOS)));
            }
            return true;
        } catch (IOException lost) {
            return false;
        }
    }

    /** The client is welcome, and its first octet is of a handshake: RFC 8314 §3. */
    Event beginBehindTls(Effect.JudgeClient asked) {
        try {
            Client secure = asked.session().client().with(channel.startTls(times.handshake()));
            Session.Connected connected =
                    new Session.Connected(secure, asked.session().tally());
            return new Event.ClientJudged(new Effect.JudgeClient(connected), Optional.empty());
        } catch (IOException failed) {
            return new Event.ConnectionLost(asked);
        }
    }

    /** RFC 3207 §4.2: whatever came in clear text before the handshake is forgotten. */
    Event negotiateTls(Effect.NegotiateTls asked) {
        try {
            flush();
            inlet.forget();
            TlsFacts facts = channel.startTls(times.handshake());
            return new Event.TlsNegotiated(asked, facts);
        } catch (IOException failed) {
            return new Event.ConnectionLost(asked);
        }
    }

    /** Says this, when the client is next waited for or enough has gathered. */
    void send(Reply reply, Duration delay) {
        if (!delay.isZero()) {
            channel.pause(delay);
        }
        follower.said(reply);
        unsent.writeBytes(ReplyWriter.octets(reply));
        if (unsent.size() > MOST_UNSENT) {
            try {
                flush();
            } catch (IOException lost) {
                unsent.reset();
            }
        }
    }

    void pause(Duration time) {
        channel.pause(time);
    }

    private void flush() throws IOException {
        if (unsent.size() > 0) {
            ByteBuffer octets = ByteBuffer.wrap(unsent.toByteArray());
            unsent.reset();
            channel.write(octets, times.reply());
        }
    }

    /** Watches, from now on, whether the client waits for the reply to its message; nobody else may read meanwhile. */
    Attendance attendance() {
        return Attendance.begin(limit -> moreWaiting() || inlet.fill(limit, false), times.lastWord());
    }

    /** Lets go of the message that was received. */
    void release() {
        intake.release();
    }

    /** Says what is left to say and closes. */
    void close() {
        intake.release();
        try {
            flush();
        } catch (IOException lost) {
            unsent.reset();
        }
        channel.close();
    }

    Duration lasted() {
        return session.elapsed();
    }
}
