package org.postern.domain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.smtp.MailDataFlaw;

/** RFC 5321 §2.3.8 and §4.5.3.1.6: what a scan in blocks finds is what stands in the whole. */
class ContentScanTest {
    private static final int ROUNDS = 100_000;
    private static final byte[] ALPHABET = {'\r', '\n', 0, 'a', 'b', '\t', (byte) 0x80, '\r', '\n'};

    /** The slow way, on the whole text. */
    private static Set<MailDataFlaw> naive(String text) {
        Set<MailDataFlaw> flaws = EnumSet.noneOf(MailDataFlaw.class);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean afterCr = i > 0 && text.charAt(i - 1) == '\r';
            boolean beforeLf = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' && !afterCr) {
                flaws.add(MailDataFlaw.BARE_LF);
            }
            if (c == '\r' && !beforeLf) {
                flaws.add(MailDataFlaw.BARE_CR);
            }
            if (c == 0) {
                flaws.add(MailDataFlaw.NUL);
            }
            if (c >= 128) {
                flaws.add(MailDataFlaw.EIGHT_BIT);
            }
        }
        for (String line : text.split("\r\n", -1)) {
            if (line.length() > 998) {
                flaws.add(MailDataFlaw.LONG_LINE);
            }
        }
        return flaws;
    }

    private static Set<MailDataFlaw> scanned(String text, SplittableRandom cuts) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        ContentScan scan = new ContentScan();
        int position = 0;
        while (position < octets.length) {
            int count = 1 + cuts.nextInt(octets.length - position);
            ByteBuffer block = ByteBuffer.wrap(octets, position, count);
            scan.look(block);
            assertThat(block.remaining()).isEqualTo(count);
            position += count;
        }
        return scan.flaws();
    }

    @Test
    void anyOctetsInAnyBlocks() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append((char) (ALPHABET[random.nextInt(ALPHABET.length)] & 0xff));
            }
            if (random.nextInt(20) == 0) {
                text.append("x".repeat(990 + random.nextInt(12)));
            }
            if (random.nextBoolean()) {
                text.append("\r\n");
            }
            assertThat(scanned(text.toString(), random)).as("seed %d", seed).isEqualTo(naive(text.toString()));
        }
    }

    @Test
    void aLineOf998IsNotLongAndOneOf999Is() {
        SplittableRandom random = new SplittableRandom(7);
        for (String end : new String[] {"\r\n", ""}) {
            assertThat(scanned("a\r\n" + "x".repeat(998) + end, random)).isEmpty();
            assertThat(scanned("a\r\n" + "x".repeat(999) + end, random)).containsExactly(MailDataFlaw.LONG_LINE);
        }
    }
}
