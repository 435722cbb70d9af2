package org.postern.testkit.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The end of mail data around the sizes of the buffers they come through: RFC 5321 §4.5.2. What stands behind it in the
 * same segment is the next command.
 */
class BufferBoundaryTest {
    private static final List<LongToIntFunction> READS =
            List.of(at -> Integer.MAX_VALUE, at -> 1_460, at -> 8_192, at -> 1 + (int) (at * 31 % 4_099));

    @ParameterizedTest
    @ValueSource(ints = {2_048, 8_192, 16_384, 65_536, 65_536 + 8_192, 131_072})
    void mailDataEndAroundABuffersEnd(int size) {
        for (int length = size - 8; length <= size + 8; length++) {
            String content = "x".repeat(length - 2) + "\r\n";
            String dotted = "." + content.substring(1);
            for (LongToIntFunction reads : READS) {
                play(data(content), content, reads);
                play(data("." + dotted), dotted, reads);
                play(chunk(content), content, reads);
            }
        }
    }

    private static byte[] data(String lines) {
        return octets(lines + ".\r\nQUIT\r\n");
    }

    private static byte[] chunk(String content) {
        return octets("BDAT " + content.length() + " LAST\r\n" + content + "QUIT\r\n");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void play(byte[] sent, String content, LongToIntFunction reads) {
        boolean chunk = sent[0] == 'B';
        List<Turn> turns = new ArrayList<>();
        turns.add(says("220 mx.example.org ESMTP Postern"));
        turns.add(hears("EHLO a\r\n"));
        turns.add(new Turn.ServerSays(List.of("250-mx.example.org", "250 ...")));
        turns.add(hears("MAIL FROM:<s@example.net>\r\nRCPT TO:<alice@example.org>\r\n" + (chunk ? "" : "DATA\r\n")));
        turns.add(says("250 2.1.0 Ok"));
        turns.add(says("250 2.1.5 Ok"));
        if (!chunk) {
            turns.add(says("354 End data with <CR><LF>.<CR><LF>"));
        }
        turns.add(new Turn.ClientSays(ByteBuffer.wrap(sent)));
        turns.add(says("250 2.0.0 Kept as {id}"));
        turns.add(says("221 2.0.0 mx.example.org closing connection"));
        KeptMessage kept = new KeptMessage(
                "s@example.net",
                List.of("alice@example.org"),
                ByteBuffer.wrap(octets(content)),
                List.of(),
                List.of(),
                Map.of());
        StorySettings settings = new StorySettings(Map.of(), List.of(), Set.of());
        Transcript story = new Transcript("boundary", "", "", settings, turns, List.of(kept));
        try {
            MemoryPlayer.play(story, false, reads);
        } catch (AssertionError mistake) {
            throw new AssertionError("content of " + content.length() + ": " + mistake.getMessage(), mistake);
        }
    }

    private static Turn says(String line) {
        return new Turn.ServerSays(List.of(line));
    }

    private static Turn hears(String text) {
        return new Turn.ClientSays(ByteBuffer.wrap(octets(text)));
    }
}
