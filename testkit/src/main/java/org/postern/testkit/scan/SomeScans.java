package org.postern.testkit.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;
import org.postern.domain.message.MessageContent;
import org.postern.domain.scan.ScanRequest;
import org.postern.domain.session.Client;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.TransactionId;

/** Messages to be scanned. */
public final class SomeScans {
    /** Long enough for any answer that comes at all. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final DomainName RECEIVER = DomainName.parse("mx.test").orElseThrow();
    private static final Client CLIENT = new Client(
            IpAddress.parse("192.0.2.1").orElseThrow(),
            4711,
            Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", "mx.test")),
            false);

    private SomeScans() {}

    private record Held(byte[] octets) implements MessageContent {
        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets);
        }
    }

    private record Lost(long size) implements MessageContent {
        @Override
        public InputStream open() throws IOException {
            throw new IOException("the disk is gone");
        }
    }

    /** A header section, one folded field in it, and a body of so many octets of every kind. */
    public static byte[] message(int body) {
        byte[] head = "From: a@client.test\r\nSubject:  two\r\n\tlines\r\nX-None:\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body];
        new SplittableRandom(body).nextBytes(whole);
        System.arraycopy(head, 0, whole, 0, head.length);
        return whole;
    }

    /** That message from alice to two of ours. */
    public static ScanRequest of(byte[] octets, Duration patience) {
        return of(new Held(octets), patience);
    }

    /** One whose octets cannot be read. */
    public static ScanRequest unreadable() {
        return of(new Lost(100), PATIENCE);
    }

    private static ScanRequest of(MessageContent content, Duration patience) {
        return new ScanRequest(
                ID,
                RECEIVER,
                CLIENT,
                "client.test",
                path("alice@client.test"),
                List.<ForwardPath>of(path("bob@ours.test"), path("carol@ours.test")),
                content,
                patience);
    }

    private static Path path(String mailbox) {
        return new Path(Mailbox.parse(mailbox).orElseThrow());
    }
}
