package org.postern.domain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** RFC 5321 §2.3.8 and §4.5.3.1.4: a command line ends with CR LF and nothing else, within its length. */
class LineReaderTest {
    private static final int ROUNDS = 50_000;
    private static final String[] PIECES = {"\r\n", "\n", "\r", "a", "NOOP", "\r\r\n", "\0"};

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void linesAreTheSameHoweverTheyCome() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(lines(text.toString(), random)).as("seed %d", seed).isEqualTo(naive(text.toString()));
        }
    }

    private static List<String> naive(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int lf = text.indexOf('\n'); lf >= 0; lf = text.indexOf('\n', start)) {
            String line = text.substring(start, lf);
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : "(bare LF)");
            start = lf + 1;
        }
        return lines;
    }

    private static List<String> lines(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(LineReader.LONGEST_LINE).limit(0);
        int fed = 0;
        while (true) {
            switch (LineReader.read(buffer)) {
                case LineReader.Line line ->
                    lines.add(StandardCharsets.ISO_8859_1.decode(line.octets()).toString());
                case LineReader.BareLineFeed bare -> lines.add("(bare LF)");
                case LineReader.TooLong tooLong -> throw new AssertionError("too long");
                case LineReader.Incomplete incomplete -> {
                    if (fed == text.length()) {
                        return lines;
                    }
                    int count = 1 + random.nextInt(text.length() - fed);
                    buffer.compact()
                            .put(octets(text.substring(fed, fed + count)))
                            .flip();
                    fed += count;
                }
            }
        }
    }

    @Test
    void theLongestLineIs2048OctetsWithItsEnd() {
        assertThat(LineReader.read(octets("x".repeat(2_046) + "\r\n"))).isInstanceOf(LineReader.Line.class);
        assertThat(LineReader.read(octets("x".repeat(2_047) + "\r\n"))).isInstanceOf(LineReader.TooLong.class);
        assertThat(LineReader.read(octets("x".repeat(2_047)))).isInstanceOf(LineReader.Incomplete.class);
        assertThat(LineReader.read(octets("x".repeat(2_048)))).isInstanceOf(LineReader.TooLong.class);
    }

    @Test
    void aLineIsACopy() {
        ByteBuffer buffer = octets("NOOP\r\n");
        LineReader.Line line = (LineReader.Line) LineReader.read(buffer);
        buffer.put(0, (byte) 'X');
        assertThat(line.octets().get(0)).isEqualTo((byte) 'N');
    }

    @Test
    void aChunkIsTheAnnouncedOctetsAndNoMore() {
        ChunkReader reader = new ChunkReader(5);
        ByteBuffer in = octets("abcdefg");
        assertThat(reader.take(in.limit(2)).remaining()).isEqualTo(2);
        assertThat(reader.remaining()).isEqualTo(3);
        assertThat(reader.take(in.limit(7))).isEqualTo(octets("cde"));
        assertThat(reader.remaining()).isZero();
        assertThat(reader.take(in).remaining()).isZero();
        assertThat(in).isEqualTo(octets("fg"));
    }

    @Test
    void everyLineOfAReplyHasItsCode() {
        Reply hello = Replies.hello(DomainName.parse("mx.example.org").orElseThrow(), List.of("A", "B"));
        assertThat(new String(ReplyWriter.octets(hello), StandardCharsets.US_ASCII))
                .isEqualTo("250-mx.example.org\r\n250-A\r\n250 B\r\n");
        assertThat(new String(ReplyWriter.octets(Replies.OK), StandardCharsets.US_ASCII))
                .isEqualTo("250 2.0.0 Ok\r\n");
    }
}
