package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    @Test
    void withoutResultsItSaysNone() {
        assertThat(new AuthenticationResults("mx.example.org", List.of()).field())
                .isEqualTo("Authentication-Results: mx.example.org; none\r\n");
    }

    @Test
    void eachResultHasItsLine() {
        AuthenticationResults results = new AuthenticationResults(
                "mx.example.org",
                List.of(
                        MethodResult.of("spf", "pass").with("smtp", "mailfrom", "alice@example.com"),
                        MethodResult.of("dkim", "fail")
                                .because("body hash differs")
                                .with("header", "d", "example.com")
                                .with("header", "s", "sel.2026")
                                .with("header", "b", "dj0xOyB/+A="),
                        MethodResult.of("dmarc", "none")));
        assertThat(results.field()).isEqualTo("""
                Authentication-Results: mx.example.org;
                \tspf=pass smtp.mailfrom=alice@example.com;
                \tdkim=fail reason="body hash differs" header.d=example.com header.s=sel.2026
                \theader.b="dj0xOyB/+A=";
                \tdmarc=none
                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "example.com            | example.com",
                "a                      | a",
                "@example.com           | @example.com",
                "a@example.com          | a@example.com",
                "a.b+c@Example.com      | a.b+c@Example.com",
                "\"a b\"@example.com    | \"a b\"@example.com",
                "\"a\\\"b\"@example.com | \"a\\\"b\"@example.com",
                "a b@example.com        | \"a b@example.com\"",
                ".a@example.com         | \".a@example.com\"",
                "a..b@example.com       | \"a..b@example.com\"",
                "a@localhost            | \"a@localhost\"",
                "a@[192.0.2.1]          | \"a@[192.0.2.1]\"",
                "a@exa_mple.com         | \"a@exa_mple.com\"",
                "\"a\"b\"@example.com   | \"\\\"a\\\"b\\\"@example.com\"",
                "jü@example.com         | jü@example.com",
                "bücher.example         | \"bücher.example\"",
                "a/b                    | \"a/b\"",
                "a=b                    | \"a=b\"",
                "a;b                    | \"a;b\"",
                "a(b)                   | \"a(b)\"",
                "a\\b                   | \"a\\\\b\"",
                "2001:db8::1            | \"2001:db8::1\"",
                "192.0.2.1              | 192.0.2.1"
            })
    void aValueIsQuotedExactlyWhenItHasToBe(String value, String written) {
        assertThat(ResultValue.pvalue(value)).isEqualTo(written);
    }

    @Test
    void anAddressIsNoPlainValue() {
        assertThat(ResultValue.value("a@example.com")).isEqualTo("\"a@example.com\"");
        assertThat(ResultValue.value("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nX: y", "a\nb", "a\rb", "a\0b", "a\u007fb", "a\u0085b", "a\u2028b", "a\u200bb", "a\ud800b"})
    void whatCannotBeSeenCannotBeWritten(String value) {
        for (String written : List.of(ResultValue.pvalue(value), ResultValue.pvalue("\"" + value + "\"@example.com"))) {
            assertThat(written).doesNotContain("\r", "\n", "\0", "\u007f", "\u0085", "\u2028", "\u200b", "\ud800");
            assertThat(written).contains("a?");
        }
    }

    @Test
    void keywordsAreOurs() {
        for (String bad : List.of("", "a b", "a;", "a-", "a=b", "ä", "x".repeat(65))) {
            assertThatThrownBy(() -> MethodResult.of(bad, "pass")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> MethodResult.of("spf", bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ResultProperty(bad, "d", "")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ResultProperty("header", bad, ""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new AuthenticationResults(" ", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesAreNeverLongerThan998Octets() {
        String worst = "\\".repeat(5_000);
        String wide = "\u4e2d".repeat(5_000);
        String keyword = "k".repeat(64);
        MethodResult result = MethodResult.of(keyword, keyword).because(worst).with(keyword, keyword, worst);
        for (String text : List.of(worst, wide, "\"" + worst + "\"@example.com", wide + "@example.com")) {
            String field = new AuthenticationResults(text, List.of(result.with(keyword, keyword, text))).field();
            assertThat(longestLine(field)).isLessThanOrEqualTo(998);
        }
    }

    @Test
    void aValueIsCutBetweenCharacters() {
        String mailbox = "a".repeat(64) + "@" + "b".repeat(61) + ".example".repeat(24) + ".x";
        assertThat(ResultValue.pvalue(mailbox)).isEqualTo(mailbox);
        assertThat(ResultValue.clean("a".repeat(400))).isEqualTo("a".repeat(320));
        assertThat(ResultValue.clean("a" + "\u4e2d".repeat(200))).isEqualTo("a" + "\u4e2d".repeat(106));
    }

    private static int longestLine(String field) {
        return field.lines()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
    }

    /** A reader of its own, after the grammar of RFC 8601 §2.2, gets back what was written. */
    @Test
    void whateverIsWrittenIsReadBack() {
        for (long seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<MethodResult> results = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                results.add(result(random));
            }
            String id = random.nextBoolean() ? "mx.example.org" : "x" + text(random);
            AuthenticationResults written = new AuthenticationResults(id, results);
            String field = written.field();
            assertThat(new ResultsGrammar(field).read())
                    .as("seed %d: %s", seed, field)
                    .isEqualTo(cleaned(written));
            assertThat(ReceivedResults.read(HeaderField.of(field)).authservId())
                    .as("seed %d: %s", seed, field)
                    .isEqualTo(Optional.of(ResultValue.clean(id)));
            assertThat(field.endsWith("\r\n")
                            && !field.replace("\r\n\t", "").trim().contains("\n"))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(longestLine(field)).as("seed %d", seed).isLessThanOrEqualTo(998);
            HeaderSection section = HeaderReader.read((field + "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(section.flaws()).as("seed %d", seed).isEmpty();
            assertThat(section.fields()).as("seed %d", seed).hasSize(1);
        }
    }

    private static MethodResult result(SplittableRandom random) {
        MethodResult result = MethodResult.of("m" + random.nextInt(9), "r-" + random.nextInt(9))
                .because(random.nextBoolean() ? "" : text(random));
        for (int i = random.nextInt(4); i > 0; i--) {
            result = result.with("header", "p" + i, text(random));
        }
        return result;
    }

    private static String text(SplittableRandom random) {
        String address = random.nextInt(3) == 0 ? "@example.com" : "";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? (char) random.nextInt(65_536)
                            : "abc.-_+09\"\\@;=()<> \t\r\n,:".charAt(random.nextInt(23)));
        }
        return text + address;
    }

    private static AuthenticationResults cleaned(AuthenticationResults results) {
        return new AuthenticationResults(
                ResultValue.clean(results.authservId()),
                results.results().stream()
                        .map(r -> new MethodResult(
                                r.method(),
                                r.result(),
                                ResultValue.clean(r.reason()),
                                r.properties().stream()
                                        .map(p -> new ResultProperty(p.type(), p.name(), unquoted(p.value())))
                                        .toList()))
                        .toList());
    }

    /** A local part may be written with or without quotes; they mean the same. */
    private static String unquoted(String value) {
        String clean = ResultValue.clean(value);
        StructuredCursor cursor = new StructuredCursor(clean);
        boolean address = clean.startsWith("\"") && ResultValue.pvalue(value).endsWith("@example.com");
        return address ? cursor.quotedString() + "@example.com" : clean;
    }
}
