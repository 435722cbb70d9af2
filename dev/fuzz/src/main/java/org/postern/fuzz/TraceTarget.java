package org.postern.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.NullPath;
import org.postern.domain.address.Path;
import org.postern.domain.message.ContentRules;
import org.postern.domain.message.HeaderFlaw;
import org.postern.domain.message.HeaderLimits;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.OriginalContent;
import org.postern.domain.message.Reception;
import org.postern.domain.message.StrippedFields;
import org.postern.domain.message.Trace;
import org.postern.domain.message.TraceFields;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.RcptParameters;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.TransactionId;

/**
 * The fields on top of a kept message say what they were made of, whatever the client said; and from the kept message the
 * content, if it is such as is kept at all, is made again octet for octet, whatever fields of ours a client forged in it.
 */
public final class TraceTarget {
    private static final DomainName HOST = DomainName.parse("mx.example.org").orElseThrow();
    private static final ContentRules RULES = new ContentRules(HOST, HeaderLimits.DEFAULT, 100, false, false);
    private static final IpAddress CLIENT = IpAddress.parse("2001:db8::1").orElseThrow();

    private TraceTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        Input input = new Input(octets);
        int bits = input.octet();
        String helo = input.utf8Part();
        String sender = quotable(input.utf8Part());
        List<Recipient> recipients = new ArrayList<>();
        for (String local : input.utf8Part().split("\n", 5)) {
            recipients.add(recipient(quotable(local), bits));
        }
        String envid = input.part();
        byte[] content = input.rest();
        Reception reception = reception(bits, helo, sender, envid, recipients, content.length);
        HeaderSection received = HeaderReader.read(content);
        if (RULES.objection(reception.id(), received, Set.of(), true).isPresent()) {
            return;
        }
        StrippedFields stripped = StrippedFields.of(received, HOST);
        byte[] fields = TraceFields.octets(reception, stripped.records());
        HeaderSection section = HeaderReader.read(fields);
        Holds.same(List.of(HeaderFlaw.NO_BODY), section.flaws(), "fields and nothing else");
        holds(reception, Trace.read(section).orElseThrow());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(stripped.head(fields));
        file.write(content, (int) stripped.contentFrom(), content.length - (int) stripped.contentFrom());
        OriginalContent original =
                OriginalContent.of(new Content(file.toByteArray(), bits)).orElseThrow();
        Holds.same((long) content.length, original.size(), "the size of the content");
        try (var stream = original.open()) {
            Holds.same(octets(content), octets(stream.readAllBytes()), "the content");
        }
    }

    private static void holds(Reception reception, Trace trace) {
        List<Recipient> recipients = reception.envelope().recipients();
        Holds.same(reception.id(), trace.id(), "id");
        Holds.same(reception.receivedAt(), trace.receivedAt(), "time");
        Holds.same(bare(reception.envelope().reversePath().text()), trace.reversePath(), "reverse-path");
        Holds.same(
                recipients.stream()
                        .map(one -> bare(one.path().text()))
                        .distinct()
                        .toList(),
                trace.recipients(),
                "recipients");
        Holds.same(
                recipients.stream()
                        .flatMap(one -> one.mailboxes().stream())
                        .map(Mailbox::text)
                        .distinct()
                        .toList(),
                trace.mailboxes(),
                "mailboxes");
        Holds.same(
                recipients.stream()
                        .filter(one -> !one.parameters().text().isEmpty())
                        .map(one -> one.path().text() + " " + one.parameters().text())
                        .toList(),
                trace.rcptParameters(),
                "parameters");
        Holds.same(reception.clientName(), trace.facts().getOrDefault("helo", "none"), "name of the client");
        Holds.same(
                reception.envelope().parameters().envid(),
                Optional.ofNullable(trace.facts().get("envid")),
                "envelope identifier");
    }

    private static Recipient recipient(String local, int bits) {
        Mailbox mailbox = new Mailbox(new LocalPart(local), HOST);
        ForwardPath path = local.isEmpty() ? new BarePostmaster() : new Path(mailbox);
        List<String> notify = (bits & 1) == 0 ? List.of() : List.of("SUCCESS", "DELAY");
        Optional<String> orcpt = (bits & 2) == 0 ? Optional.empty() : Optional.of("rfc822;" + visible(local));
        return new Recipient(path, new RcptParameters(notify, orcpt), List.of(mailbox));
    }

    private static Reception reception(
            int bits, String helo, String sender, String envid, List<Recipient> recipients, int size) {
        MailParameters parameters = new MailParameters(
                OptionalLong.of(size),
                Optional.empty(),
                (bits & 4) != 0,
                (bits & 8) != 0,
                Optional.empty(),
                envid.isEmpty() ? Optional.empty() : Optional.of(envid),
                Optional.empty());
        return new Reception(
                TransactionId.of(Instant.ofEpochSecond(1_770_000_000L + size), bits, size),
                Instant.ofEpochSecond(1_770_000_000L + size, bits),
                HOST,
                helo,
                CLIENT,
                bits,
                (bits & 16) != 0,
                (bits & 32) == 0 ? Optional.empty() : Optional.of("TLSv1.3 TLS_AES_128_GCM_SHA256"),
                (bits & 64) != 0,
                new Envelope(
                        sender.isEmpty() ? new NullPath() : new Path(new Mailbox(new LocalPart(sender), HOST)),
                        parameters,
                        recipients),
                size,
                (bits & 128) == 0 ? Set.of() : EnumSet.allOf(MailDataFlaw.class));
    }

    /** What the parser of paths lets pass in a local part: no control characters (RFC 5321 §4.1.2), no lone surrogates. */
    private static String quotable(String text) {
        return kept(text, c -> c >= ' ' && c != 127 && (c < 0xd800 || c > 0xdfff) && (c < 0x80 || c > 0x9f));
    }

    private static String visible(String text) {
        return kept(text, c -> c > ' ' && c < 127);
    }

    private static String kept(String text, IntPredicate keep) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(keep).limit(60).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String bare(String path) {
        return path.substring(1, path.length() - 1);
    }

    private static String octets(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
