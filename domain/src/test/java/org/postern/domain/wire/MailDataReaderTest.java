package org.postern.domain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321 §4.1.1.4 and §4.5.2: where mail data end and what of them is content, however they are cut. */
class MailDataReaderTest {
    private static final int ROUNDS = 200_000;
    private static final byte[] ALPHABET = {'\r', '\n', '.', 0, 'a', '\r', '\n', '.', (byte) 0xff};

    private record Outcome(boolean ended, ByteBuffer content, int taken, boolean loneDot) {}

    private static Outcome read(byte[] octets, SplittableRandom cuts) {
        MailDataReader reader = new MailDataReader();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int position = 0;
        boolean ended = false;
        while (position < octets.length && !ended) {
            int count = 1 + cuts.nextInt(octets.length - position);
            ByteBuffer in = ByteBuffer.wrap(octets, position, count).slice();
            ByteBuffer out = ByteBuffer.allocate(count + MailDataReader.SLACK);
            ended = reader.read(in, out);
            position += in.position();
            content.write(out.array(), 0, out.position());
            assertThat(ended || !in.hasRemaining()).as("all was taken").isTrue();
        }
        return new Outcome(ended, ByteBuffer.wrap(content.toByteArray()), position, reader.sawLoneDot());
    }

    @Test
    void isTheSlowReaderForAnyOctetsAndAnyCuts() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[random.nextInt(24) + 5];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            if (random.nextBoolean()) {
                System.arraycopy(new byte[] {'\r', '\n', '.', '\r', '\n'}, 0, octets, octets.length - 5, 5);
            }
            NaiveMailData expected = NaiveMailData.read(octets);
            Outcome outcome = read(octets, random);
            boolean same = outcome.ended() == expected.ended()
                    && (!expected.ended()
                            || outcome.content().equals(expected.content())
                                    && outcome.taken() == expected.taken()
                                    && outcome.loneDot() == expected.loneDot());
            assertThat(same).as("seed %d: %s", seed, shown(octets)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r.\r\n",
                "\n.\r",
                "\r.\n",
                "\r\n.\r",
                "\r\n\0.\r\n",
                "\r\n.\r\r\n",
                "\r\r\n.\r\r\n",
                "\r\n.\r\0\n",
                "\n.\n"
            })
    void aFalseEndEndsNothingAndIsSeen(String falseEnd) {
        String smuggled = "MAIL FROM:<x@example.com>\r\n";
        byte[] octets = ("a" + falseEnd + smuggled + "\r\n.\r\nNOOP\r\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int cut = 1; cut < octets.length; cut++) {
            MailDataReader reader = new MailDataReader();
            ByteBuffer out = ByteBuffer.allocate(octets.length + MailDataReader.SLACK);
            boolean ended = reader.read(ByteBuffer.wrap(octets, 0, cut), out)
                    || reader.read(ByteBuffer.wrap(octets, cut, octets.length - cut), out);
            assertThat(ended).isTrue();
            assertThat(new String(out.array(), 0, out.position(), StandardCharsets.ISO_8859_1))
                    .contains(smuggled);
            assertThat(reader.sawLoneDot()).as("cut at %d", cut).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n.\r\n",
                ".\r\n",
                "a\r\n..\r\n.\r\n",
                "a\nb\r\n.\r\n",
                "a.\r\n.\r\n",
                "\r\n.a\r\n.\r\n",
                "..\r\n.\r\n"
            })
    void anHonestMessageHasNoLoneDot(String data) {
        Outcome outcome = read(data.getBytes(StandardCharsets.US_ASCII), new SplittableRandom(1));
        assertThat(outcome.ended()).isTrue();
        assertThat(outcome.loneDot()).isFalse();
    }

    @Test
    void whatFollowsTheEndIsLeft() {
        ByteBuffer in = ByteBuffer.wrap("a\r\n.\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new MailDataReader().read(in, ByteBuffer.allocate(64))).isTrue();
        assertThat(in.remaining()).isEqualTo(6);
    }

    private static String shown(byte[] octets) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            text.append(octet > ' ' ? Character.toString(octet) : "\\x%02x".formatted(octet & 0xff));
        }
        return text.toString();
    }
}
