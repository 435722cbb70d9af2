package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;
import org.postern.domain.smtp.BodyType;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.RcptParameters;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.TransactionId;

/** RFC 5321 §4.4: what the trace fields were made of is read back from them, whatever the client said. */
class TraceTest {
    private static final int ROUNDS = 5_000;
    private static final DomainName HOST = DomainName.parse("mx.example.org").orElseThrow();
    private static final String[] HOSTILE = {
        "x) by evil.example; (",
        "a\tb",
        "a\rb",
        "a\nReceived: from evil",
        "a=b;c=d",
        "\u00e9\u4f8b",
        "=41",
        "\"",
        "",
        " ",
        "<script/src=//x>",
        "\u2028",
        "%",
        "a,b",
        "\\",
        "\0",
        "x".repeat(255),
        "\ud83d\ude00",
        "[127.0.0.1]"
    };
    private static final String[] LOCAL_PARTS = {
        "a",
        "a b",
        "a,b",
        "a\"b",
        "a\\",
        "\\\"",
        ",",
        "a@b",
        "<",
        ">",
        "",
        " ",
        "p\u00e9l\u00e9",
        "a;b",
        "'",
        "..",
        "\ud83d\ude00 x"
    };

    private static String hostile(SplittableRandom random) {
        return HOSTILE[random.nextInt(HOSTILE.length)];
    }

    private static Path path(SplittableRandom random) {
        return new Path(new Mailbox(new LocalPart(LOCAL_PARTS[random.nextInt(LOCAL_PARTS.length)]), HOST));
    }

    private static Recipient recipient(SplittableRandom random) {
        ForwardPath path = random.nextInt(6) == 0 ? new BarePostmaster() : path(random);
        Optional<String> orcpt = random.nextBoolean() ? Optional.of("rfc822;a+ =b@\u00e9") : Optional.empty();
        RcptParameters parameters =
                new RcptParameters(random.nextBoolean() ? List.of("SUCCESS", "DELAY") : List.of(), orcpt);
        return new Recipient(path, parameters, List.of(path(random).mailbox()));
    }

    private static Reception reception(SplittableRandom random) {
        List<Recipient> recipients = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            recipients.add(recipient(random));
        }
        MailParameters parameters = new MailParameters(
                random.nextBoolean() ? OptionalLong.of(random.nextLong(1L << 50)) : OptionalLong.empty(),
                random.nextBoolean() ? Optional.of(BodyType.EIGHT_BIT_MIME) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of("HDRS") : Optional.empty(),
                random.nextBoolean() ? Optional.of("a; b=c +=~") : Optional.empty(),
                Optional.empty());
        ReversePath sender = random.nextInt(4) == 0 ? new NullPath() : path(random);
        return new Reception(
                TransactionId.of(Instant.ofEpochMilli(random.nextLong(1L << 41)), random.nextLong(), random.nextLong()),
                Instant.ofEpochSecond(random.nextLong(1L << 32), random.nextInt(1_000_000_000)),
                HOST,
                hostile(random),
                IpAddress.parse(random.nextBoolean() ? "192.0.2.1" : "2001:db8::1")
                        .orElseThrow(),
                random.nextInt(65_536),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of("TLSv1.3 TLS_AES_256_GCM_SHA384") : Optional.empty(),
                random.nextBoolean(),
                new Envelope(sender, parameters, recipients),
                random.nextLong(1L << 40),
                random.nextBoolean() ? EnumSet.allOf(MailDataFlaw.class) : Set.of());
    }

    private static String bare(String path) {
        return path.substring(1, path.length() - 1);
    }

    @Test
    void whatIsWrittenIsReadBackWhateverItHolds() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Reception reception = reception(new SplittableRandom(seed));
            byte[] fields = TraceFields.octets(reception, List.of());
            HeaderSection section = HeaderReader.read(fields);
            Trace trace = Trace.read(section).orElseThrow();
            List<Recipient> recipients = reception.envelope().recipients();
            String why = "seed " + seed + "\n" + new String(fields, StandardCharsets.UTF_8);
            assertThat(section.flaws()).as(why).containsExactly(HeaderFlaw.NO_BODY);
            assertThat(trace.id()).as(why).isEqualTo(reception.id());
            assertThat(trace.receivedAt()).as(why).isEqualTo(reception.receivedAt());
            assertThat(trace.reversePath())
                    .as(why)
                    .isEqualTo(bare(reception.envelope().reversePath().text()));
            assertThat(trace.recipients())
                    .as(why)
                    .isEqualTo(recipients.stream()
                            .map(one -> bare(one.path().text()))
                            .distinct()
                            .toList());
            assertThat(trace.mailboxes())
                    .as(why)
                    .isEqualTo(recipients.stream()
                            .flatMap(one -> one.mailboxes().stream())
                            .map(Mailbox::text)
                            .distinct()
                            .toList());
            assertThat(trace.rcptParameters())
                    .as(why)
                    .isEqualTo(recipients.stream()
                            .filter(one -> !one.parameters().text().isEmpty())
                            .map(one ->
                                    one.path().text() + " " + one.parameters().text())
                            .toList());
            assertThat(trace.facts()).as(why).containsEntry("helo", reception.clientName());
            reception
                    .envelope()
                    .parameters()
                    .envid()
                    .ifPresent(envid -> assertThat(trace.facts()).containsEntry("envid", envid));
            assertThat(section.all("Received")).as(why).hasSize(1);
        }
    }

    /** An alias may lead to more mailboxes than a header section may have fields. */
    @Test
    void aMessageForManyMailboxesIsKnownByItsFirstFields() {
        List<Mailbox> mailboxes = IntStream.range(0, 3_000)
                .mapToObj(i -> new Mailbox(new LocalPart("member" + i), HOST))
                .toList();
        Reception one = reception(new SplittableRandom(1));
        Recipient all = new Recipient(path(new SplittableRandom(1)), RcptParameters.NONE, mailboxes);
        Envelope envelope =
                new Envelope(one.envelope().reversePath(), one.envelope().parameters(), List.of(all));
        Reception many = new Reception(
                one.id(),
                one.receivedAt(),
                one.hostname(),
                one.clientName(),
                one.clientAddress(),
                one.clientPort(),
                one.extended(),
                one.tls(),
                one.earlyTalker(),
                envelope,
                one.size(),
                one.flaws());
        Trace trace = Trace.read(HeaderReader.read(TraceFields.octets(many, List.of())))
                .orElseThrow();
        assertThat(trace.id()).isEqualTo(one.id());
        assertThat(trace.recipients()).hasSize(1);
        assertThat(trace.facts()).containsEntry("port", Integer.toString(one.clientPort()));
    }

    @Test
    void everyLineIsShortEnoughAndPrintable() {
        for (long seed = 0; seed < ROUNDS / 10; seed++) {
            byte[] fields = TraceFields.octets(reception(new SplittableRandom(seed)), List.of());
            String text = new String(fields, StandardCharsets.UTF_8);
            assertThat(text).endsWith("\r\n").doesNotContain("\r\n\r\n");
            for (String line : text.split("\r\n")) {
                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as(line)
                        .isLessThanOrEqualTo(998);
                assertThat(line.chars()).as(line).noneMatch(c -> c < ' ' || c == 127);
            }
        }
    }

    @Test
    void factsComeBackWhateverTheirValues() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                int c = random.nextInt(random.nextBoolean() ? 128 : 0x11000);
                value.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
            }
            Map<String, String> facts = Map.of("one", value.toString(), "two", "2");
            String folded = Facts.encode(facts);
            assertThat(Facts.decode(folded.replace("\r\n", "")))
                    .as("seed %d", seed)
                    .isEqualTo(facts);
        }
    }

    @Test
    void aFileOfOtherHandsMayClaimAnything() {
        for (String path : List.of("", " ", "<", ">", "<>", "x", "<x", "<x>")) {
            String file =
                    "Return-Path:" + path + "\r\nX-Postern-Id: 01ARZ3NDEKTSV4RRFFQ69G5FAV\r\nEnvelope-To: ,\"\\\r\n"
                            + "X-Postern-Session: =;a;=b;;received=never;b==4\r\n\r\n";
            Trace trace = Trace.read(HeaderReader.read(file.getBytes(StandardCharsets.UTF_8)))
                    .orElseThrow();
            assertThat(trace.receivedAt()).isEqualTo(trace.id().time());
        }
        assertThat(Trace.read(HeaderReader.read(new byte[0]))).isEmpty();
    }

    @Test
    void protocolsAreNamedAsRegistered() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Reception reception = reception(random);
            boolean tls = reception.tls().isPresent();
            String expected = reception.envelope().parameters().smtpUtf8()
                    ? tls ? "UTF8SMTPS" : "UTF8SMTP"
                    : reception.extended() ? tls ? "ESMTPS" : "ESMTP" : "SMTP";
            assertThat(reception.protocol()).isEqualTo(expected);
        }
    }
}
