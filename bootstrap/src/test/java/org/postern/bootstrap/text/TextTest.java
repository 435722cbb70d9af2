package org.postern.bootstrap.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void whatCouldForgeALineOrATerminalIsEscaped() {
        assertThat(Printable.escape("a\r\nb\tc")).isEqualTo("a\\r\\nb\\tc");
        assertThat(Printable.escape("\u001b[31m\u0000\u007f\u0085")).isEqualTo("\\u001b[31m\\u0000\\u007f\\u0085");
        assertThat(Printable.escape("\u2028\u2029\u202e\u200b\ufeff")).isEqualTo("\\u2028\\u2029\\u202e\\u200b\\ufeff");
        assertThat(Printable.escape("\ud800x")).isEqualTo("\\ud800x");
        assertThat(Printable.escape("\udb40\udc01")).isEqualTo("\\u{e0001}");
        assertThat(Printable.escape("Grüße 😀")).isEqualTo("Grüße 😀");
    }

    @Test
    void aLongQuoteIsShortened() {
        assertThat(Printable.quote("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
        assertThat(Printable.quote("x".repeat(60))).isEqualTo("\"" + "x".repeat(60) + "\"");
    }

    @Test
    void theNearestWordIsTheOneWithFewestEdits() {
        List<String> words = List.of("port", "proxy-protocol", "tls", "address");
        assertThat(Nearest.to("prot", words)).contains("port");
        assertThat(Nearest.to("adress", words)).contains("address");
        assertThat(Nearest.to("proxy_protocol", words)).contains("proxy-protocol");
        assertThat(Nearest.to("colour", words)).isEmpty();
        assertThat(Nearest.to("x".repeat(100_000), words)).isEmpty();
        assertThat(Nearest.distance("ca", "ac")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
