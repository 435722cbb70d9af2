package org.postern.application.maintain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.application.port.IndexEntry;
import org.postern.domain.message.ReadableText;

/** Entries and findings as one line each, for terminals and for programs. No control character of anybody gets through. */
public final class Rendering {
    private static final int LONGEST_CELL = 78;

    private Rendering() {}

    /** An entry as people scan it: id, time, octets, who to whom, subject. */
    public static String text(IndexEntry entry) {
        List<String> to = entry.recipients().isEmpty() ? entry.mailboxes() : entry.recipients();
        String more = to.size() > 1 ? " +" + (to.size() - 1) : "";
        return String.format(
                Locale.ROOT,
                "%s  %s  %8d  <%s> -> %s%s  %s",
                ReadableText.of(entry.key()),
                entry.receivedAt(),
                entry.size(),
                cell(entry.reversePath()),
                to.isEmpty() ? "?" : cell(to.getFirst()),
                more,
                cell(entry.subject()));
    }

    private static String cell(String text) {
        String whole = ReadableText.of(text);
        String cut = ReadableText.of(text, LONGEST_CELL);
        return cut.length() < whole.length() ? cut + "…" : cut;
    }

    /** A finding with what it means and what to do. */
    public static String text(Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : " (" + ReadableText.of(finding.detail()) + ")";
        return (finding.kind().isFault() ? "FAULT   " : "notice  ")
                + finding.kind().word() + "  " + ReadableText.of(finding.key()) + detail + ": "
                + finding.kind().advice();
    }

    /** An entry as a JSON object with all it has. */
    public static String json(IndexEntry entry) {
        return "{" + member("id", entry.key())
                + "," + member("received", entry.receivedAt().toString())
                + ",\"octets\":" + entry.size()
                + "," + member("reverse-path", entry.reversePath())
                + ",\"recipients\":" + array(entry.recipients())
                + ",\"mailboxes\":" + array(entry.mailboxes())
                + "," + member("client", entry.client())
                + "," + member("helo", entry.helo())
                + "," + member("protocol", entry.protocol())
                + "," + member("from", entry.from())
                + "," + member("subject", entry.subject())
                + "," + member("message-id", entry.messageId())
                + "," + member("disposition", entry.disposition())
                + ",\"flaws\":" + array(entry.flaws()) + "}";
    }

    /** A finding as a JSON object. */
    public static String json(Finding finding) {
        return "{" + member("finding", finding.kind().word())
                + ",\"fault\":" + finding.kind().isFault()
                + "," + member("id", finding.key())
                + "," + member("detail", finding.detail())
                + "," + member("advice", finding.kind().advice()) + "}";
    }

    private static String member(String name, String value) {
        return string(name) + ":" + string(value);
    }

    private static String array(List<String> values) {
        return values.stream().map(Rendering::string).collect(Collectors.joining(",", "[", "]"));
    }

    /** RFC 8259 §7; besides what it asks for, everything is escaped that a terminal might act on. */
    private static String string(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (ReadableText.isPlain(c)) {
                text.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> text.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            }
        });
        return text.append('"').toString();
    }
}
