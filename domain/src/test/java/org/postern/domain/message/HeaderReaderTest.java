package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5322 §2.2 and §4.5: where a header section ends and what its fields are; Exim bug 3036 is what happens otherwise. */
class HeaderReaderTest {
    private static final int ROUNDS = 30_000;
    private static final String[] PIECES = {
        "A: b",
        "Subject: x",
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        ":",
        "no colon",
        "\0",
        "\u00e9: x",
        "A :b",
        "\r\n\r\n",
        "From: a"
    };

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static HeaderSection read(String text) {
        return HeaderReader.read(octets(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // message | octets before the body | field names
                "A: b\\r\\n\\r\\nbody | 8 | A",
                "A: b\\r\\nB: c\\r\\n\\r\\nX: y | 14 | A,B",
                "A: b\\r\\n c\\r\\n\\r\\n | 12 | A",
                "From: a\\r\\n \\r\\nX: y\\r\\n\\r\\n | 20 | From,X",
                "From: a\\r\\n\\t\\r\\n\\r\\nX: y | 14 | From",
                "\\r\\nA: b\\r\\n | 2 | ''",
                "\\nA: b\\r\\n | 1 | ''",
                "A: b\\n\\nbody | 6 | A",
                "A: b\\r\\n\\nbody | 7 | A",
                "A: b\\n\\r\\nbody | 7 | A",
                "no colon\\r\\nA: b\\r\\n\\r\\n | 18 | A",
                "no colon\\r\\n A: b\\r\\nC: d\\r\\n\\r\\n | 25 | C",
                "' A: b\\r\\nC: d\\r\\n\\r\\n' | 15 | C",
                "A : b\\r\\n\\r\\n | 9 | A",
                "A\\t:b\\r\\n\\r\\n | 8 | A",
                ": b\\r\\n\\r\\n | 7 | ''",
                "A B: c\\r\\n\\r\\n | 10 | ''",
                "A: b\\rB: c\\r\\n\\r\\n | 13 | A",
                "A: b\\r\\r\\n\\r\\n | 9 | A",
                "A: b | 4 | A",
                "A: b\\r\\n | 6 | A",
                "A: b\\r\\n\\r | 7 | A",
                "'' | 0 | ''"
            })
    void theSectionEndsAtItsFirstEmptyLine(String escaped, int bodyStart, String names) throws IOException {
        String message = escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
        HeaderSection section = read(message);
        assertThat(section.bodyStart()).isEqualTo(bodyStart);
        assertThat(String.join(
                        ",", section.fields().stream().map(HeaderField::name).toList()))
                .isEqualTo(names);
        assertThat(HeaderReader.read(new ByteArrayInputStream(octets(message))).bodyStart())
                .isEqualTo(bodyStart);
    }

    @Test
    void fromAStreamInPiecesAndFromOctetsIsTheSame() throws IOException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            HeaderSection whole = read(text.toString());
            HeaderSection streamed = HeaderReader.read(dripping(octets(text.toString())));
            boolean same = streamed.bodyStart() == whole.bodyStart()
                    && streamed.flaws().equals(whole.flaws())
                    && shown(streamed).equals(shown(whole));
            assertThat(same).as("seed %d: %s", seed, text).isTrue();
            int end = 0;
            for (HeaderField field : whole.fields()) {
                assertThat(field.start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
                end = field.end();
            }
            assertThat(end).as("seed %d", seed).isLessThanOrEqualTo(whole.bodyStart());
        }
    }

    private static List<String> shown(HeaderSection section) {
        return section.fields().stream()
                .map(field -> field.start() + "-" + field.end() + field)
                .toList();
    }

    private static InputStream dripping(byte[] octets) {
        return new ByteArrayInputStream(octets) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };
    }

    @Test
    void flawsAreNamed() {
        assertThat(read("A: b\r\n\r\n").flaws()).isEmpty();
        assertThat(read("A: b\r\n").flaws()).containsExactly(HeaderFlaw.NO_BODY);
        assertThat(read("A: b\n\r\n").flaws()).containsExactly(HeaderFlaw.BARE_LF);
        assertThat(read("A: b\rc\r\n\r\n").flaws()).containsExactly(HeaderFlaw.BARE_CR);
        assertThat(read(" a\r\n\r\n").flaws()).containsExactly(HeaderFlaw.CONTINUATION_FIRST);
        assertThat(read("A: b\r\n \r\n\r\n").flaws()).containsExactly(HeaderFlaw.BLANK_CONTINUATION);
        assertThat(read("A\r\n\r\n").flaws()).containsExactly(HeaderFlaw.LINE_WITHOUT_FIELD);
    }

    @Test
    void boundsAreKeptFromOctetsAndFromStreams() throws IOException {
        String atMost = "A: b\r\n".repeat(HeaderLimits.DEFAULT.fields()) + "\r\n";
        assertThat(read(atMost).flaws()).isEmpty();
        assertThat(read("A: b\r\n" + atMost).flaws()).contains(HeaderFlaw.TOO_LARGE);
        String large = "A: " + "x".repeat(HeaderLimits.DEFAULT.octets() - 7) + "\r\n\r\n";
        for (int more = 0; more < 2; more++) {
            String text = "x".repeat(more) + large;
            boolean tooLarge = more > 0;
            assertThat(read(text).flaws().contains(HeaderFlaw.TOO_LARGE)).isEqualTo(tooLarge);
            assertThat(HeaderReader.read(new ByteArrayInputStream(octets(text)))
                            .flaws()
                            .contains(HeaderFlaw.TOO_LARGE))
                    .isEqualTo(tooLarge);
        }
        String folded = "A: b\r\n" + " x\r\n".repeat(100_000) + "\r\n";
        assertThat(read(folded).fields()).hasSize(1);
    }

    @Test
    void aFieldIsMatchedAsAscii() {
        HeaderField field = read("receIVED : x\r\n\r\n").fields().getFirst();
        assertThat(field.is("Received")).isTrue();
        assertThat(field.is("Receive")).isFalse();
        assertThat(field.hasPrefix("RECEI")).isTrue();
        assertThat(HeaderField.of("X-Postern-\u0130d: 1\r\n").is("X-Postern-Id"))
                .isFalse();
        assertThat(HeaderField.of("Subject: a\r\n b\r\n\tc \r\n").text()).isEqualTo("a b\tc");
        assertThat(HeaderReader.read(octets("A: \u00e9\r\n\r\n"))
                        .fields()
                        .getFirst()
                        .text())
                .isEqualTo("\u00e9");
    }
}
