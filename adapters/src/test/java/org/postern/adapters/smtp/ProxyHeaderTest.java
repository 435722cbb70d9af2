package org.postern.adapters.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol, versions 1 (2.1) and 2 (2.2): what is taken, and that nothing behind the header is. */
final class ProxyHeaderTest {
    private static final String V2 = "\r\n\r\n\0\r\nQUIT\n";

    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String source(String header) throws IOException {
        ByteArrayInputStream in = octets(header + "EHLO x\r\n");
        ProxyHeader read = ProxyHeader.read(in);
        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo("EHLO x\r\n");
        return read.source()
                .map(source -> source.address() + " " + source.port())
                .orElse("own");
    }

    @Test
    void versionOneNamesTheClient() throws IOException {
        assertThat(source("PROXY TCP4 198.51.100.7 192.0.2.1 4711 25\r\n")).isEqualTo("198.51.100.7 4711");
        assertThat(source("PROXY TCP6 2001:db8::7 2001:db8::1 4711 25\r\n")).isEqualTo("2001:db8::7 4711");
        assertThat(source("PROXY UNKNOWN\r\n")).isEqualTo("own");
        assertThat(source("PROXY UNKNOWN anything at all 1 2\r\n")).isEqualTo("own");
    }

    @Test
    void versionTwoNamesTheClient() throws IOException {
        String v4 = "\0\14" + "\306\63\144\7" + "\300\0\2\1" + "\22\147" + "\0\31";
        assertThat(source(V2 + "\41\21" + v4)).isEqualTo("198.51.100.7 4711");
        String v6 = "\0\44" + "\40\1\15\270\0\0\0\0\0\0\0\0\0\0\0\7" + "\40\1\15\270\0\0\0\0\0\0\0\0\0\0\0\1"
                + "\22\147" + "\0\31";
        assertThat(source(V2 + "\41\41" + v6)).isEqualTo("2001:db8::7 4711");
    }

    @Test
    void extensionsOfVersionTwoArePassedOver() throws IOException {
        String withTlv = "\0\23" + "\306\63\144\7" + "\300\0\2\1" + "\22\147" + "\0\31" + "\4\0\4abcd";
        assertThat(source(V2 + "\41\21" + withTlv)).isEqualTo("198.51.100.7 4711");
    }

    @Test
    void aProxysOwnConnectionKeepsItsAddress() throws IOException {
        assertThat(source(V2 + "\40\0\0\0")).isEqualTo("own");
        assertThat(source(V2 + "\41\0\0\0")).isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO client.example.net\r\n",
                "PROXY TCP4 198.51.100.7 192.0.2.1 4711\r\n",
                "PROXY TCP4 198.51.100.300 192.0.2.1 4711 25\r\n",
                "PROXY TCP4 2001:db8::7 2001:db8::1 4711 25\r\n",
                "PROXY TCP4 198.51.100.7 192.0.2.1 70000 25\r\n",
                "PROXY TCP4 198.51.100.7 192.0.2.1 -1 25\r\n",
                "PROXY TCP5 198.51.100.7 192.0.2.1 4711 25\r\n",
                "PROXY TCP4 198.51.100.7",
                "",
                "\r\n\r\n\0\r\nQUIT\n\41\21\0\4abcd",
                "\r\n\r\n\0\r\nQUIT\n\61\21\0\0",
                "\r\n\r\n\0\r\nQUIT\n\41\21\377\377",
                "\r\n\r\n\0\r\nQUIT\n\41"
            })
    void anythingElseIsNoHeader(String text) {
        assertThatThrownBy(() -> ProxyHeader.read(octets(text))).isInstanceOf(IOException.class);
    }

    @Test
    void aLineWithoutEndIsGivenUpAtItsGreatestLength() {
        ByteArrayInputStream in = octets("PROXY TCP4 " + "1".repeat(10_000));
        assertThatThrownBy(() -> ProxyHeader.read(in)).isInstanceOf(IOException.class);
        assertThat(in.available()).isGreaterThan(9_000);
    }
}
