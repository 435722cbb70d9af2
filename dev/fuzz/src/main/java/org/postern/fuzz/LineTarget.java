package org.postern.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.domain.wire.LineReader;

/** RFC 5321 §2.3.8: the lines are those of the whole text split at LF, however it comes and with whatever longest line. */
public final class LineTarget {

    private LineTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        Cuts cuts = new Cuts(input.octet());
        int longest = 2 + input.octet();
        byte[] sent = input.rest();
        Holds.same(naive(new String(sent, StandardCharsets.ISO_8859_1), longest), read(sent, longest, cuts), "lines");
    }

    private static List<String> naive(String text, int longest) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (true) {
            int lf = text.indexOf('\n', start);
            int end = lf < 0 ? text.length() : lf + 1;
            if (end - start > longest || lf < 0 && end - start == longest) {
                lines.add("(too long)");
                return lines;
            }
            if (lf < 0) {
                return lines;
            }
            String line = text.substring(start, lf);
            lines.add(line.endsWith("\r") ? "=" + line.substring(0, line.length() - 1) : "(bare LF)");
            start = end;
        }
    }

    private static List<String> read(byte[] sent, int longest, Cuts cuts) {
        List<String> lines = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(longest).limit(0);
        int fed = 0;
        while (true) {
            switch (LineReader.read(buffer, longest)) {
                case LineReader.Line line -> lines.add("=" + StandardCharsets.ISO_8859_1.decode(line.octets()));
                case LineReader.BareLineFeed bare -> lines.add("(bare LF)");
                case LineReader.TooLong tooLong -> {
                    lines.add("(too long)");
                    return lines;
                }
                case LineReader.Incomplete incomplete -> {
                    buffer.compact();
                    int count = cuts.next(Math.min(buffer.remaining(), sent.length - fed));
                    buffer.put(sent, fed, count).flip();
                    fed += count;
                    if (count == 0) {
                        return lines;
                    }
                }
            }
        }
    }
}
