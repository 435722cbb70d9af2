package org.postern.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.postern.adapters.scan.Endpoint;
import org.postern.adapters.scan.clamav.ClamavScanner;
import org.postern.adapters.scan.milter.MilterScanner;
import org.postern.adapters.scan.rspamd.RspamdReader;
import org.postern.application.port.ContentScanner;
import org.postern.domain.address.DomainName;
import org.postern.domain.message.AddedField;
import org.postern.domain.message.AuthenticationResults;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.ReceivedResults;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.smtp.Reply;
import org.postern.testkit.scan.SomeScans;

/**
 * Whatever a scanner answers, an answer comes of it, the same however the octets come; what of it is written on a message, said to a
 * client or noted is a field, a reply and a text as they must be.
 */
public final class ScannerTarget {
    private static final byte[] MESSAGE = SomeScans.message(100);
    private static final DomainName RECEIVER = DomainName.parse("mx.test").orElseThrow();
    private static final Daemon DAEMON = new Daemon();
    private static final ContentScanner MILTER = new MilterScanner(DAEMON.endpoint);
    private static final ContentScanner CLAMD = new ClamavScanner(DAEMON.endpoint);

    /** With code, enhanced status code and CR LF within the 512 octets of RFC 5321 §4.5.3.1.5. */
    private static final int LONGEST_LINE = 490;

    private ScannerTarget() {}

    /** Says the octets of this run, in pieces, to whoever connects, and hears what is said to it. */
    private static final class Daemon {
        private final ServerSocketChannel listener;
        private final Endpoint endpoint;
        private volatile byte[] says = {};
        private volatile int seed;

        Daemon() {
            try {
                Path socket = Files.createTempDirectory("fuzz").resolve("daemon");
                socket.toFile().deleteOnExit();
                listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                endpoint = new Endpoint.UnixSocket(socket);
            } catch (IOException failed) {
                throw new UncheckedIOException("a socket in the folder of temporary files", failed);
            }
            Thread.ofPlatform().daemon().start(this::listen);
        }

        private void listen() {
            while (true) {
                try (SocketChannel channel = listener.accept()) {
                    Cuts cuts = new Cuts(seed);
                    for (int from = 0; from < says.length; ) {
                        int count = cuts.next(says.length - from);
                        channel.write(ByteBuffer.wrap(says, from, count));
                        from += count;
                    }
                    channel.shutdownOutput();
                    Channels.newInputStream(channel).transferTo(OutputStream.nullOutputStream());
                } catch (IOException gone) {
                    // Whoever asked has heard enough.
                }
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        int kind = input.octet() % 3;
        int seed = input.octet();
        byte[] said = input.rest();
        ScanAnswer answer = kind == 2 ? RspamdReader.read(said, RECEIVER) : asked(kind, said, seed);
        if (kind != 2) {
            Holds.same(answer, asked(kind, said, seed + 1), "the same in other pieces");
        }
        answer.fields().forEach(ScannerTarget::isField);
        answer.notes().forEach(ScannerTarget::isText);
        answer.symbols().forEach(ScannerTarget::isText);
        Holds.that(
                answer.notes().size() <= ScanAnswer.MOST_FIELDS,
                "few notes",
                answer.notes().size());
        if (answer.outcome() instanceof ScanOutcome.Wants wants) {
            wants.reply().ifPresent(ScannerTarget::isReply);
        } else {
            isText(answer.outcome().words());
        }
    }

    private static ScanAnswer asked(int kind, byte[] says, int seed) {
        DAEMON.says = says;
        DAEMON.seed = seed;
        return (kind == 0 ? MILTER : CLAMD).scan(SomeScans.of(MESSAGE, SomeScans.PATIENCE));
    }

    private static void isField(AddedField field) {
        HeaderSection section =
                HeaderReader.read((field.field() + "From: a@b\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        Holds.same(2, section.fields().size(), "one field");
        Holds.same(field.name(), section.fields().getFirst().name(), "of its name");
        Holds.that(field.field().lines().allMatch(line -> line.length() <= 998), "short lines", field);
        boolean ours = field.name().equalsIgnoreCase(AuthenticationResults.NAME)
                && ReceivedResults.read(section.fields().getFirst()).isToBeRemoved(Set.of(RECEIVER.text()));
        Holds.that(!ours, "no results under our name", field);
    }

    private static void isText(String text) {
        Holds.that(text.chars().noneMatch(Character::isISOControl), "a text of one line", text);
    }

    private static void isReply(Reply reply) {
        Holds.that(reply.isDeferral() || reply.isRefusal(), "a refusal or a deferral", reply);
        Holds.that(reply.enhanced().isPresent(), "with its enhanced status code", reply);
        Holds.that(
                reply.lines().stream().allMatch(line -> !line.isBlank() && line.length() < LONGEST_LINE),
                "lines with words, and short ones",
                reply.lines());
    }
}
