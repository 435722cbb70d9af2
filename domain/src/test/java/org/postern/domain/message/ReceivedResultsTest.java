package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedResultsTest {
    private static final List<String> OURS = List.of("mx.example.org", "xn--bcher-kva.example", "Example-Auth");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org; none",
                "MX.Example.ORG;dkim=pass",
                " mx.example.org",
                "\"mx.example.org\"; spf=pass",
                "\"mx.\\example.org\" ; none",
                "(hi) mx.example.org (ho); none",
                "(a (b) \\) ) mx.example.org 1; none",
                "\r\n mx.example.org\r\n ; none",
                "mx.example.org 1 ; none",
                "mx.example.org. ; none",
                "bücher.example; none",
                "BÜCHER.example; none",
                "xn--bcher-kva.example; none",
                "XN--BCHER-KVA.EXAMPLE; none",
                "example-auth; none",
                "\"mx.exa\r\n mple.org\"; none",
                "\"\\m\\x.example.org\"; none",
                "mx\uff0eexample\uff0eorg; none"
            })
    void whatClaimsToBeOursGoes(String value) {
        boolean folded = value.contains("exa\r\n");
        assertThat(isToBeRemoved(value)).as(value).isEqualTo(!folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.com; none", "example.org; none", "(mx.example.org) other.test; none",
                        "other.test; spf=pass mx.example.org",
                "other.test 1; mx.example.org=pass", "\"mx.example.org;x\"; none", "mail.mx.example.org; none",
                        "other.test"
            })
    void whatIsOfOthersStays(String value) {
        assertThat(isToBeRemoved(value)).as(value).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "; mx.example.org",
                "\"other.test",
                "(other.test",
                "other.test (",
                "spf=pass smtp.mailfrom=x",
                "other.test/1; none",
                "a b; none",
                "other.test 1 2; none",
                "\"\"; none",
                "@mx.example.org; none",
                "\"a\"b; none",
                "other.test 2; none",
                "other.test 0; none",
                "other.test 01; none"
            })
    void whatNobodyCanReadGoesToo(String value) {
        assertThat(isToBeRemoved(value)).as(value).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.test; none            | a.test | 1",
                "a.test 1; none          | a.test | 1",
                "a.test (x) 2 (y); none  | a.test | 2",
                "a-b                     | a-b    | 1",
                "a/b                     | -      | 1"
            })
    void identifierAndVersionAreRead(String value, String id, String version) {
        ReceivedResults results = ReceivedResults.read(HeaderField.of("Authentication-Results: " + value));
        assertThat(results.authservId().orElse("-")).isEqualTo(id);
        assertThat(results.version()).isEqualTo(version);
    }

    @Test
    void whatWeWriteIsOurs() {
        String field = new AuthenticationResults("mx.example.org", List.of(MethodResult.of("spf", "none"))).field();
        assertThat(ReceivedResults.read(HeaderField.of(field)).isToBeRemoved(OURS))
                .isTrue();
        assertThat(ReceivedResults.read(HeaderField.of(field)).isToBeRemoved(List.of("mx.example.com")))
                .isFalse();
    }

    @Test
    void randomOctetsNeverThrow() {
        byte[] likely = "mx.ample.org;()\"\\ \t\r\n1=".getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[random.nextInt(40)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = random.nextInt(9) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            String value = new String(octets, StandardCharsets.ISO_8859_1);
            ReceivedResults results = ReceivedResults.read(HeaderField.of("A:" + value));
            boolean known = results.authservId().isPresent();
            assertThat(known || results.isToBeRemoved(List.of()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(results.authservId()
                            .map(id -> results.isToBeRemoved(List.of(id)))
                            .orElse(true))
                    .as("seed %d", seed)
                    .isTrue();
        }
        assertThat(isToBeRemoved("(".repeat(1 << 20))).isTrue();
    }

    private static boolean isToBeRemoved(String value) {
        return ReceivedResults.read(HeaderField.of("Authentication-Results:" + value))
                .isToBeRemoved(OURS);
    }
}
