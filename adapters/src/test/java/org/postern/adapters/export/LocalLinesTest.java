package org.postern.adapters.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as files have them, and none that a reader of an mbox takes for the next message. */
final class LocalLinesTest {

    private static String lines(String text, boolean quoted) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new LocalLines(to, quoted).write(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        return to.toString(StandardCharsets.ISO_8859_1);
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\r\\nb\\r\\n, a\\nb\\n",
        "a\\nb, a\\nb\\n",
        "a\\rb\\r\\r\\n, a\\rb\\r\\n",
        "'', ''",
        ".\\r\\n..\\r\\n, .\\n..\\n",
        "From x\\r\\n, >From x\\n",
        ">From x\\r\\n>>From y\\r\\n, >>From x\\n>>>From y\\n",
        "a\\nFrom x, a\\n>From x\\n",
        "a\\rFrom x, a\\rFrom x\\n",
        "Fro\\r\\nFrom\\r\\nFrom:\\r\\n, Fro\\nFrom\\nFrom:\\n",
        "From, From\\n",
        "F>From x, F>From x\\n",
        "x From y, x From y\\n",
        "Fro\\rm x, Fro\\rm x\\n",
    })
    void asMboxrdHasThem(String text, String wanted) throws IOException {
        assertThat(lines(unescaped(text), true)).isEqualTo(unescaped(wanted));
    }

    @Test
    void withoutQuotingOnlyLineEndsChange() throws IOException {
        assertThat(lines("From x\r\n>From\r\n", false)).isEqualTo("From x\n>From\n");
    }

    /** What mboxrd quoted can be undone: every line of {@code >}s and {@code From } loses one. */
    @Test
    void whatWasQuotedCanBeMadeAgainAndNoLineBeginsAMessage() throws IOException {
        String[] parts = {"From ", "From", ">", "F", "\r\n", "\n", "\r", " ", "x"};
        SplittableRandom random = new SplittableRandom(20_261_128);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String quoted = lines(text.toString(), true);
            StringBuilder back = new StringBuilder();
            for (String line : quoted.split("(?<=\n)")) {
                assertThat(line).doesNotStartWith("From ");
                boolean unquote = line.replaceFirst("^>+", "").startsWith("From ") && line.startsWith(">");
                back.append(unquote ? line.substring(1) : line);
            }
            assertThat(back.toString()).as("'%s'", text).isEqualTo(lines(text.toString(), false));
        }
    }
}
