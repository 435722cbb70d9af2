package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.domain.address.AddressLiteral;
import org.postern.domain.address.Ipv6Address;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.Recipient;

/**
 * Writes the fields that stand on top of a kept message: RFC 5321 §4.4. Together they are the whole envelope, so that the
 * file alone is enough to know where it came from and where it was to go. {@link Trace} reads them back.
 */
public final class TraceFields {
    static final String RETURN_PATH = "Return-Path";
    static final String DELIVERED_TO = "Delivered-To";
    static final String ENVELOPE_TO = "Envelope-To";
    static final String OWN_PREFIX = "X-Postern-";
    static final String ID = OWN_PREFIX + "Id";
    static final String SESSION = OWN_PREFIX + "Session";
    static final String RCPT = OWN_PREFIX + "Rcpt";
    static final String DISPOSITION = OWN_PREFIX + "Disposition";
    static final String RECEIVED = "Received";

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ROOT);

    private TraceFields() {}

    /** The fields, each with its CR LF; {@code results} are whole fields of the same form, put above Received. */
    public static byte[] octets(Reception reception, List<String> results) {
        StringBuilder text = new StringBuilder();
        field(text, RETURN_PATH, reception.envelope().reversePath().text());
        field(text, ID, reception.id().text());
        field(text, SESSION, Facts.encode(facts(reception)));
        field(text, ENVELOPE_TO, String.join(",\r\n ", recipients(reception)));
        mailboxes(reception).forEach(mailbox -> field(text, DELIVERED_TO, mailbox));
        for (Recipient recipient : reception.envelope().recipients()) {
            if (!recipient.parameters().text().isEmpty()) {
                field(text, RCPT, rcpt(recipient));
            }
        }
        results.forEach(text::append);
        field(text, RECEIVED, received(reception));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The field that marks a message which the policy did not simply accept; both are words of ours. */
    public static String disposition(String disposition, String rule) {
        return DISPOSITION + ": " + disposition + "; rule=" + rule + "\r\n";
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static Set<String> mailboxes(Reception reception) {
        Set<String> mailboxes = new LinkedHashSet<>();
        for (Recipient recipient : reception.envelope().recipients()) {
            recipient.mailboxes().forEach(mailbox -> mailboxes.add(mailbox.toString()));
        }
        return mailboxes;
    }

    private static Set<String> recipients(Reception reception) {
        Set<String> recipients = new LinkedHashSet<>();
        for (Recipient recipient : reception.envelope().recipients()) {
            recipients.add(bare(recipient.path().text()));
        }
        return recipients;
    }

    /** A path without its brackets; what has none, because a file was damaged, is no path. */
    static String bare(String path) {
        return path.length() < 2 ? "" : path.substring(1, path.length() - 1);
    }

    /** RCPT's argument as it was said, long parameters on lines of their own. */
    private static String rcpt(Recipient recipient) {
        return recipient.path().text() + "\r\n " + recipient.parameters().text().replace(" ", "\r\n ");
    }

    private static Map<String, String> facts(Reception reception) {
        MailParameters mail = reception.envelope().parameters();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("received", reception.receivedAt().toString());
        facts.put("client", reception.clientAddress().text());
        facts.put("port", Integer.toString(reception.clientPort()));
        facts.put("helo", reception.clientName());
        facts.put("protocol", reception.protocol());
        reception.tls().ifPresent(tls -> facts.put("tls", tls));
        reception.user().ifPresent(user -> facts.put("auth", user));
        facts.put("size", Long.toString(reception.size()));
        mail.size().ifPresent(size -> facts.put("declared-size", Long.toString(size)));
        mail.body().ifPresent(body -> facts.put("body", body.keyword()));
        mail.ret().ifPresent(ret -> facts.put("ret", ret));
        mail.envid().ifPresent(envid -> facts.put("envid", envid));
        if (mail.requireTls()) {
            facts.put("requiretls", "yes");
        }
        if (reception.earlyTalker()) {
            facts.put("early-talker", "yes");
        }
        if (!reception.flaws().isEmpty()) {
            facts.put("flaws", flaws(reception));
        }
        return facts;
    }

    private static String flaws(Reception reception) {
        return reception.flaws().stream().sorted().map(MailDataFlaw::word).collect(Collectors.joining(","));
    }

    /** RFC 5321 §4.4, {@code Time-stamp-line}; FOR only for a single recipient, so that no blind copy is told. */
    private static String received(Reception reception) {
        StringBuilder text = new StringBuilder();
        text.append("from ")
                .append(clientName(reception))
                .append(" (")
                .append(literal(reception))
                .append(")\r\n ");
        text.append("by ")
                .append(reception.hostname())
                .append(" (Postern) with ")
                .append(reception.protocol());
        reception
                .tls()
                .ifPresent(tls -> text.append("\r\n (using ")
                        .append(Facts.escape(tls.replace(' ', '/')))
                        .append(')'));
        text.append("\r\n id ").append(reception.id());
        List<Recipient> recipients = reception.envelope().recipients();
        if (recipients.size() == 1) {
            text.append("\r\n for ").append(recipients.getFirst().path().text());
        }
        return text.append(";\r\n ")
                .append(DATE_TIME.format(reception.receivedAt().atOffset(ZoneOffset.UTC)))
                .toString();
    }

    /** The name as said where it is one; its other octets as {@code =HH}, so that nothing of it can end the clause. */
    private static String clientName(Reception reception) {
        String name = reception.clientName();
        return AddressLiteral.parse(name).map(AddressLiteral::text).orElseGet(() -> hostCharacters(name));
    }

    private static String hostCharacters(String name) {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean kept = octet == '.' || octet == ':' || octet == '_' || octet == '-' || isAlphanumeric(octet);
            text.append(kept ? Character.toString(octet) : String.format(Locale.ROOT, "=%02X", octet & 0xff));
        }
        return text.toString();
    }

    private static boolean isAlphanumeric(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String literal(Reception reception) {
        String tag = reception.clientAddress() instanceof Ipv6Address ? "IPv6:" : "";
        return "[" + tag + reception.clientAddress().text() + "]";
    }
}
