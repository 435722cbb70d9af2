package org.postern.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderFlaw;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;

/**
 * RFC 5322 §2.2: the section ends behind the first empty line, in whatever pieces it comes; its fields stand one behind
 * the other, and together they are all of it unless the section says that lines belong to no field.
 */
public final class HeaderTarget {

    private HeaderTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        Input input = new Input(octets);
        int seed = input.octet();
        byte[] message = input.rest();
        HeaderSection section = HeaderReader.read(message);
        HeaderSection streamed;
        try (var stream = new Content(message, seed).open()) {
            streamed = HeaderReader.read(stream);
        }
        Holds.same(told(section), told(streamed), "the same in pieces");
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = bodyStart(text);
        boolean noBody = section.flaws().contains(HeaderFlaw.NO_BODY);
        Holds.same(end < 0, noBody, "whether there is an empty line");
        Holds.same(end < 0 ? message.length : end, section.bodyStart(), "where the body begins");
        int at = 0;
        int covered = 0;
        for (HeaderField field : section.fields()) {
            Holds.that(field.start() >= at && field.end() > field.start(), "one behind the other", field);
            Holds.same(
                    text.substring(field.start(), field.end()),
                    new String(field.octets(), StandardCharsets.ISO_8859_1),
                    "a field is what stands there");
            at = field.end();
            covered += field.length();
        }
        boolean lost = section.flaws().contains(HeaderFlaw.LINE_WITHOUT_FIELD)
                || section.flaws().contains(HeaderFlaw.CONTINUATION_FIRST);
        int emptyLine = noBody ? 0 : text.startsWith("\r\n", end - 2) ? 2 : 1;
        Holds.that(lost || covered + emptyLine == section.bodyStart(), "nothing between the fields", told(section));
    }

    /** Behind the first line that is empty but for an optional CR; -1 when there is none. */
    private static int bodyStart(String text) {
        int start = 0;
        for (int lf = text.indexOf('\n'); lf >= 0; lf = text.indexOf('\n', start)) {
            String line = text.substring(start, lf);
            start = lf + 1;
            if (line.isEmpty() || line.equals("\r")) {
                return start;
            }
        }
        return -1;
    }

    private static String told(HeaderSection section) {
        List<String> fields = section.fields().stream()
                .map(field -> field.start() + "-" + field.end())
                .toList();
        return fields + " " + section.bodyStart() + " " + section.flaws();
    }
}
