package org.postern.domain.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Mail data read the slow way, for comparison: RFC 5321 §4.1.1.4 looks for the first CR LF "." CR LF in a text with CR LF
 * put in front of it, §4.5.2 takes the dot behind every CR LF away.
 */
record NaiveMailData(boolean ended, ByteBuffer content, int taken, boolean loneDot) {

    static NaiveMailData read(byte[] octets) {
        String text = "\r\n" + new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n.\r\n");
        String body = end < 0 ? text : text.substring(0, end + 2);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 2; i < body.length(); i++) {
            boolean stuffed = body.charAt(i) == '.' && body.startsWith("\r\n", i - 2);
            if (!stuffed) {
                content.write(body.charAt(i));
            }
        }
        return new NaiveMailData(
                end >= 0, ByteBuffer.wrap(content.toByteArray()), end < 0 ? octets.length : end + 3, loneDot(body));
    }

    /** A dot whose neighbours on both sides are CR, LF or NUL. */
    private static boolean loneDot(String body) {
        for (int i = 1; i + 1 < body.length(); i++) {
            if (body.charAt(i) == '.' && isBreak(body.charAt(i - 1)) && isBreak(body.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBreak(char c) {
        return c == '\r' || c == '\n' || c == 0;
    }
}
