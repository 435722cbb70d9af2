package org.postern.domain.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A line of a client within an exchange, or the initial response of AUTH: RFC 4954 §4. */
public sealed interface Response {
    /** The longest line of an exchange in octets, CR LF included: what RFC 4954 §4 calls sufficient. */
    int LONGEST_LINE = 12_288;

    /** What the base64 stands for. */
    record Told(Secret octets) implements Response {}

    /** A single {@code *}: the client wants no more of it. */
    record Cancelled() implements Response {}

    /** Neither. */
    record NotBase64() implements Response {}

    /** The response that a line is, without its CR LF. */
    static Response of(ByteBuffer line) {
        String text = StandardCharsets.ISO_8859_1.decode(line.duplicate()).toString();
        return text.equals("*") ? new Cancelled() : told(text);
    }

    /** That of an initial response, where a single {@code =} stands for no octets. */
    static Response initial(String text) {
        return text.equals("=") ? new Told(Secret.EMPTY) : text.isEmpty() ? new NotBase64() : told(text);
    }

    private static Response told(String text) {
        return Secret.ofBase64(text).<Response>map(Told::new).orElseGet(NotBase64::new);
    }
}
