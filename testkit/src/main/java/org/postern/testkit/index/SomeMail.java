package org.postern.testkit.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.postern.application.index.JustKept;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.PathParser;
import org.postern.domain.address.ReversePath;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.Reception;
import org.postern.domain.message.StrippedFields;
import org.postern.domain.message.TraceFields;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.RcptParameters;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.TransactionId;

/** Messages as this server keeps them: trace fields of ours over a content of a client's, ordinary or hostile. */
public final class SomeMail {
    /** When the first of them was received. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

    private static final List<String> CLIENT_FIELDS = List.of(
            "Subject: plain words\r\n",
            "Subject: =?utf-8?q?K=C3=A4se_100%?=\r\n",
            "Subject: =?iso-8859-1?B?5Pb8?= =?utf-8?q?=0D=0ABcc:_x?=\r\n",
            "Subject: r\u00e4w \u001b[31mred\u202e\r\n",
            "Subject: folded\r\n over two lines\r\n",
            "From: Alice <alice@example.org>\r\n",
            "From: =?utf-8?q?B=C3=B6b?= <bob@example.org>\r\n",
            "Message-ID: <../../etc/passwd>\r\n",
            "Message-ID: <1@example.org>\r\n",
            "Return-Path: <forged@example.net>\r\n",
            "X-Postern-Session: received=2001-01-01T00:00:00Z; client=192.0.2.99\r\n",
            "Received: from a by b; Mon, 2 Jan 2006 15:04:05 -0700\r\n",
            "not a field\r\n",
            "Date: Tue, 3 Feb 2026 10:00:00 +0100\r\n");

    private static final DomainName HOSTNAME =
            DomainName.parse("mx.example.test").orElseThrow();

    private final SplittableRandom random;

    public SomeMail(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The id of the n-th millisecond after the start. */
    public static TransactionId id(long n) {
        return TransactionId.of(START.plusMillis(n), 0, n);
    }

    /** A whole file of that id. */
    public byte[] kept(TransactionId id) {
        return kept(id, content());
    }

    /** One more message there, received so many milliseconds after the start. */
    public TransactionId keepIn(MailShelf shelf, long millis) {
        TransactionId id = id(millis);
        shelf.put(id.text(), kept(id));
        return id;
    }

    /** A whole file of that id with that content of the client's. */
    public byte[] kept(TransactionId id, byte[] content) {
        StrippedFields stripped = StrippedFields.of(HeaderReader.read(content), HOSTNAME);
        byte[] head = stripped.head(TraceFields.octets(reception(id, content.length), stripped.records()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head);
        int from = (int) stripped.contentFrom();
        file.write(content, from, content.length - from);
        return file.toByteArray();
    }

    /** The message of a whole file as it is told to the index, with its header section. */
    public static JustKept justKept(TransactionId id, byte[] file) {
        return JustKept.of(
                id, file.length, Arrays.copyOf(file, HeaderReader.read(file).bodyStart()));
    }

    private byte[] content() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(8)).forEach(i -> text.append(one(CLIENT_FIELDS)));
        text.append("\r\n").append(Base64.getEncoder().encodeToString(new byte[random.nextInt(200)]));
        return text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Reception reception(TransactionId id, long size) {
        return new Reception(
                id,
                id.time().plus(Duration.ofMillis(random.nextInt(60_000))),
                HOSTNAME,
                one(List.of("mail.example.org", "x) by evil; (", "[192.0.2.1]")),
                IpAddress.parse(one(List.of("192.0.2.1", "2001:db8::1"))).orElseThrow(),
                1_024 + random.nextInt(60_000),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of("TLSv1.3 TLS_AES_256_GCM_SHA384") : Optional.empty(),
                random.nextBoolean(),
                envelope(),
                size,
                flaws());
    }

    private Set<MailDataFlaw> flaws() {
        EnumSet<MailDataFlaw> flaws = EnumSet.noneOf(MailDataFlaw.class);
        for (MailDataFlaw flaw : MailDataFlaw.values()) {
            if (random.nextInt(4) == 0) {
                flaws.add(flaw);
            }
        }
        return flaws;
    }

    private Envelope envelope() {
        ReversePath reverse = random.nextInt(5) == 0 ? new NullPath() : path("sender" + random.nextInt(50));
        List<Recipient> recipients = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> recipient(one(List.of("alice", "bob", "\"a,b \\\"x\"", "we%ird_o", "../../x"))))
                .toList();
        return new Envelope(reverse, MailParameters.NONE, recipients);
    }

    private Recipient recipient(String localPart) {
        List<Mailbox> mailboxes = Mailbox.parse("box@example.test").stream().toList();
        Path path = path(localPart);
        return new Recipient(path, RcptParameters.NONE, mailboxes);
    }

    private static Path path(String localPart) {
        if (PathParser.parse("<" + localPart + "@example.test>") instanceof PathParser.Parsed parsed
                && parsed.path() instanceof Path path) {
            return path;
        }
        return path("other");
    }
}
