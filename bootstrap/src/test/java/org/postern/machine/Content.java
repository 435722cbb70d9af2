package org.postern.machine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** Message content that follows from its number: whole or not, and which it is, can be seen from the octets alone. */
final class Content {
    static final String FIRST = "X-Test-Number: ";

    private Content() {}

    /** About that many octets, the last line ended; no line begins with a dot. */
    static byte[] of(long number, int octets) {
        byte[] random = new byte[Math.max(1, octets * 3 / 4)];
        new SplittableRandom(number).nextBytes(random);
        String text = FIRST + number + "\r\nFrom: sender@client.example\r\nSubject: number " + number + "\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(random) + "\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
