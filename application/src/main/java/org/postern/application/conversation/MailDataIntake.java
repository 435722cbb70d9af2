package org.postern.application.conversation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.postern.application.port.MailDataSpool;
import org.postern.application.port.MessageStore;
import org.postern.application.port.StoreFailure;
import org.postern.application.receive.Shortage;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Event;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.wire.ChunkReader;
import org.postern.domain.wire.ContentScan;
import org.postern.domain.wire.MailDataReader;

/**
 * Takes the content of one message from the wire into a spool, whether it comes by DATA or by chunks. What cannot be
 * taken (too large, no room) is read to its end all the same, so that the session can go on behind it; but not for ever.
 */
final class MailDataIntake {
    private final Inlet inlet;
    private final MessageStore store;
    private final long messageSize;
    private final SessionTimes times;
    private final LongSupplier nanoClock;

    private Optional<MailDataSpool> spool = Optional.empty();
    private Optional<Reply> obstacle = Optional.empty();
    private ContentScan scan = new ContentScan();
    private long taken;

    MailDataIntake(Inlet inlet, MessageStore store, long messageSize, SessionTimes times, LongSupplier nanoClock) {
        this.inlet = inlet;
        this.store = store;
        this.messageSize = messageSize;
        this.times = times;
        this.nanoClock = nanoClock;
    }

    Event mailData(Effect.ReadMailData asked) throws IOException {
        begin();
        Pace pace = new Pace();
        MailDataReader reader = new MailDataReader();
        ByteBuffer out = ByteBuffer.allocate(Inlet.MEDIUM + MailDataReader.SLACK);
        boolean ended = false;
        while (!ended) {
            if (!inlet.octets().hasRemaining()) {
                fill(pace);
            }
            out = roomFor(inlet.octets(), out);
            ended = reader.read(inlet.octets(), out.clear());
            take(out.flip());
            if (taken > 2 * messageSize) {
                return new Event.Broken(asked, Replies.SIZE_EXCEEDED);
            }
        }
        if (obstacle.isPresent()) {
            return new Event.MailDataNotTaken(asked, obstacle.get());
        }
        Set<MailDataFlaw> flaws = scan.flaws();
        if (reader.sawLoneDot()) {
            flaws.add(MailDataFlaw.LONE_DOT);
        }
        return new Event.MailDataReceived(asked, spool.orElseThrow(), flaws);
    }

    private static ByteBuffer roomFor(ByteBuffer in, ByteBuffer out) {
        int needed = in.remaining() + MailDataReader.SLACK;
        return out.capacity() >= needed ? out : ByteBuffer.allocate(in.capacity() + MailDataReader.SLACK);
    }

    Event chunk(Effect.ReadChunk asked) throws IOException {
        if (asked.session().chunks() == 0) {
            begin();
        }
        long size = asked.chunk().size();
        if (size > 2 * messageSize) {
            release();
            return new Event.Broken(asked, Replies.SIZE_EXCEEDED);
        }
        if (size > messageSize - taken) {
            refuse(Replies.SIZE_EXCEEDED);
        }
        readChunk(size);
        if (obstacle.isPresent()) {
            Reply reply = obstacle.get();
            release();
            return new Event.ChunkNotTaken(asked, reply);
        }
        return asked.chunk().last()
                ? new Event.LastChunkReceived(asked, spool.orElseThrow(), scan.flaws())
                : new Event.ChunkReceived(asked);
    }

    Event discard(Effect.DiscardChunk asked) throws IOException {
        release();
        if (asked.chunk().size() > 2 * messageSize) {
            return new Event.Broken(asked, Replies.SIZE_EXCEEDED);
        }
        obstacle = Optional.of(asked.reply());
        readChunk(asked.chunk().size());
        return new Event.ChunkDiscarded(asked);
    }

    private void readChunk(long size) throws IOException {
        Pace pace = new Pace();
        ChunkReader reader = new ChunkReader(size);
        while (reader.remaining() > 0) {
            if (!inlet.octets().hasRemaining()) {
                fill(pace);
            }
            take(reader.take(inlet.octets()));
        }
    }

    private void fill(Pace pace) throws IOException {
        int before = inlet.octets().remaining();
        boolean more = inlet.fill(pace.patience(), taken < Inlet.LARGE ? Inlet.MEDIUM : Inlet.LARGE);
        if (!more) {
            throw new IOException("connection ended inside mail data");
        }
        pace.came(inlet.octets().remaining() - before);
    }

    private void begin() {
        release();
        spool = Optional.of(store.spool());
    }

    private void take(ByteBuffer octets) {
        taken += octets.remaining();
        if (taken > messageSize) {
            refuse(Replies.SIZE_EXCEEDED);
        }
        if (obstacle.isEmpty() && octets.hasRemaining()) {
            scan.look(octets);
            Optional<StoreFailure> failure = spool.orElseThrow()
                    .append(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining());
            failure.ifPresent(why -> refuse(Shortage.reply(why)));
        }
    }

    private void refuse(Reply reply) {
        obstacle = obstacle.or(() -> Optional.of(reply));
        spool.ifPresent(MailDataSpool::close);
    }

    /** Lets go of what was taken. */
    void release() {
        spool.ifPresent(MailDataSpool::close);
        spool = Optional.empty();
        obstacle = Optional.empty();
        scan = new ContentScan();
        taken = 0;
    }

    /** How fast mail data must come: RFC 5321 §4.5.3.2.5, and a least rate against drips. */
    private final class Pace {
        private final Deadline end = Deadline.in(times.data(), nanoClock);
        private long octets;

        Duration patience() throws InterruptedIOException {
            Duration elapsed = end.elapsed();
            Duration graced = elapsed.minus(times.dataGrace());
            boolean slow = graced.isPositive() && octets < graced.toSeconds() * times.dataRate();
            if (slow) {
                throw new InterruptedIOException("mail data come too slowly");
            }
            return end.remaining(times.dataIdle());
        }

        void came(long count) {
            octets += count;
        }
    }
}
