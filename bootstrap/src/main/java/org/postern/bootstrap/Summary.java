package org.postern.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.postern.application.maintain.ShowMessage;
import org.postern.application.port.IndexEntry;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.ReadableText;
import org.postern.domain.message.Trace;

/** One message for people: what is known of it, a fact a line. Nothing of a client reaches the terminal unescaped. */
final class Summary {
    private static final int WIDTH = 14;

    private Summary() {}

    static void print(ShowMessage.Found found, PrintWriter out) throws IOException {
        IndexEntry entry = found.entry();
        line(out, "id", entry.key());
        line(out, "received", entry.receivedAt().toString());
        line(out, "octets", Long.toString(entry.size()));
        line(out, "reverse-path", "<" + entry.reversePath() + ">");
        line(out, "recipients", entry.recipients());
        line(out, "mailboxes", entry.mailboxes());
        line(out, "from", entry.from());
        line(out, "subject", entry.subject());
        line(out, "message-id", entry.messageId());
        try (InputStream octets = found.message().open()) {
            Trace.read(HeaderReader.read(octets)).ifPresent(trace -> facts(trace, out));
        }
    }

    private static void facts(Trace trace, PrintWriter out) {
        trace.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(fact -> !fact.getKey().equals("received"))
                .forEach(fact -> line(out, fact.getKey(), fact.getValue()));
    }

    private static void line(PrintWriter out, String name, List<String> values) {
        line(out, name, String.join(", ", values));
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.println(name + " ".repeat(Math.max(1, WIDTH - name.length())) + ReadableText.of(value));
        }
    }
}
