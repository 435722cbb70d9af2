package org.postern.testkit.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one kept message of a story: {@code From: <path>}, a {@code For: <path>} per recipient, {@code | text} per line
 * of content, {@code |raw text} for octets without CR LF; perhaps {@code Mailbox:}, {@code Rcpt:}, {@code Fact: a=b}.
 */
final class KeptReader {
    private final String reversePath;
    private final List<String> recipients = new ArrayList<>();
    private final List<String> mailboxes = new ArrayList<>();
    private final List<String> rcpt = new ArrayList<>();
    private final Map<String, String> facts = new HashMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    KeptReader(String path) {
        this.reversePath = bare(path);
    }

    void line(String line) {
        if (line.startsWith("|raw ")) {
            content.writeBytes(Escapes.octets(line.substring(5)));
        } else if (line.startsWith("|")) {
            content.writeBytes(Escapes.octets(line.substring(Math.min(2, line.length())) + "\\r\\n"));
        } else if (line.startsWith("For: ")) {
            recipients.add(bare(line.substring(5)));
        } else if (line.startsWith("Mailbox: ")) {
            mailboxes.add(line.substring(9));
        } else if (line.startsWith("Rcpt: ")) {
            rcpt.add(line.substring(6));
        } else if (line.startsWith("Fact: ")) {
            int equals = line.indexOf('=');
            facts.put(line.substring(6, equals), line.substring(equals + 1));
        } else {
            throw new IllegalArgumentException("what is this: " + line);
        }
    }

    private static String bare(String path) {
        if (!path.startsWith("<") || !path.endsWith(">")) {
            throw new IllegalArgumentException("a path stands in brackets: " + path);
        }
        return path.substring(1, path.length() - 1);
    }

    KeptMessage message() {
        return new KeptMessage(
                reversePath,
                List.copyOf(recipients),
                ByteBuffer.wrap(content.toByteArray()),
                List.copyOf(mailboxes),
                List.copyOf(rcpt),
                Map.copyOf(facts));
    }
}
