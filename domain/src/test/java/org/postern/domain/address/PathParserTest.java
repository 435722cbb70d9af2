package org.postern.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 5321 §4.1.2 by a table of paths, good and bad. */
class PathParserTest {
    private static final int ROUNDS = 100_000;
    private static final String PIECES = "<>@@..::\"\"\\\\[],ab1-IPv6: \u00e9\u200b%\0";

    private static List<String> table() {
        try (InputStream file = PathParserTest.class.getResourceAsStream("/address/paths.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Stream<String> good() {
        return table().stream().filter(line -> line.startsWith("+ ")).map(line -> line.substring(2));
    }

    static Stream<String> bad() {
        return table().stream().filter(line -> line.startsWith("- ")).map(line -> line.substring(2));
    }

    @ParameterizedTest
    @MethodSource("good")
    void isAPath(String line) {
        String[] sides = line.split(" => ");
        String written = characters(sides[0]);
        PathParser.Outcome outcome = PathParser.parse(written + " SIZE=1");
        assertThat(outcome).isInstanceOf(PathParser.Parsed.class);
        PathParser.Parsed parsed = (PathParser.Parsed) outcome;
        assertThat(parsed.length()).isEqualTo(written.length());
        assertThat(parsed.path().text()).isEqualTo(characters(sides[1]));
        assertThat(PathParser.parse(parsed.path().text()))
                .as("what is written is read as the same")
                .isEqualTo(new PathParser.Parsed(
                        parsed.path(), parsed.path().text().length()));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isNoPath(String written) {
        assertThat(PathParser.parse(characters(written))).isInstanceOf(PathParser.NotAPath.class);
    }

    @Test
    void theTableIsLong() {
        assertThat(good().count()).isGreaterThanOrEqualTo(60);
        assertThat(bad().count()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void aPathThatIsTooLongOnceItsDomainIsWrittenInALabelsIsNone() {
        String label = "b\u00fccher.";
        String fits = "<\u00fc@" + label.repeat(17) + "example>";
        assertThat(PathParser.parse(fits))
                .isInstanceOfSatisfying(
                        PathParser.Parsed.class,
                        parsed -> assertThat(PathParser.parse(parsed.path().text()))
                                .isInstanceOf(PathParser.Parsed.class));
        String grows = "<" + "\u00fc".repeat(6) + "@" + label.repeat(17) + "example>";
        assertThat(PathParser.parse(grows)).isEqualTo(new PathParser.NotAPath("path longer than 256 octets"));
    }

    @Test
    void whateverTheTextItNeverThrowsAndWhatItWritesItReads() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("<");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            text.append(random.nextBoolean() ? "@b>" : ">");
            if (PathParser.parse(text.toString()) instanceof PathParser.Parsed parsed) {
                String again = parsed.path().text();
                assertThat(PathParser.parse(again))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(new PathParser.Parsed(parsed.path(), again.length()));
                assertThat(again.chars()).as("seed %d", seed).noneMatch(c -> c < ' ' || c == 127 || c == 0x200b);
            }
        }
    }

    @Test
    void aMailboxIsAPathWithoutBrackets() {
        assertThat(Mailbox.parse("Alice@Example.org").map(Mailbox::text)).contains("Alice@example.org");
        for (String none : List.of("", "alice", "postmaster", "<a@b>", "@r:a@b", "a@b>", "a@b> x", "a@b c", "a@")) {
            assertThat(Mailbox.parse(none)).as(none).isEmpty();
        }
    }

    private static String characters(String text) {
        StringBuilder characters = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int star = text.indexOf('*', i);
            if (text.startsWith("\\u", i)) {
                characters.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else if (text.startsWith("\\t", i) || text.startsWith("\\r", i) || text.startsWith("\\n", i)) {
                characters.append("\t\r\n".charAt("trn".indexOf(text.charAt(i + 1))));
                i += 2;
            } else if (text.charAt(i) == '{'
                    && star > i
                    && text.substring(i + 1, star).chars().allMatch(Character::isDigit)) {
                int end = text.indexOf('}', star);
                characters.append(characters(text.substring(star + 1, end))
                        .repeat(Integer.parseInt(text.substring(i + 1, star))));
                i = end + 1;
            } else {
                characters.append(text.charAt(i++));
            }
        }
        return characters.toString();
    }
}
