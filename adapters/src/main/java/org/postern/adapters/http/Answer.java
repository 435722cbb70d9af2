package org.postern.adapters.http;

import java.nio.charset.StandardCharsets;

/** What is sent back: RFC 9110 §15, §8.3. */
public record Answer(int status, String contentType, byte[] octets) {

    /** A text of ours. */
    public static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
