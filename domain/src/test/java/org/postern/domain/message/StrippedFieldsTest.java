package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;

/** RFC 8601 §5 and RFC 5321 §4.4: what only this server may write is taken out of what came, and can be put back. */
class StrippedFieldsTest {
    private static final int ROUNDS = 10_000;
    private static final String[] LINES = {
        "Return-Path: <evil@example.com>\r\n",
        "return-path : x\r\n",
        "Delivered-To: a\r\n b\r\n",
        "Envelope-To:\n",
        "X-Postern-Id: 1\r\n",
        "X-POSTERN-Removed: 5;\r\n AAAA\r\n",
        "Subject: x\r\n",
        "From: a\n",
        " folded\r\n",
        " \r\n",
        "no colon\r\n",
        "Received: x\r\n",
        "Authentication-Results: MX.example.org; dkim=pass\r\n",
        "Authentication-Results: other.example; spf=pass\r\n",
        "X-Postern: near\r\n",
        "Return-Path-Not: x\r\n",
        "X-Postern-: \u00e9\r\n"
    };
    private static final DomainName HOST = DomainName.parse("mx.example.org").orElseThrow();
    private static final byte[] TRACE = "X: trace\r\n".getBytes(StandardCharsets.US_ASCII);

    private static byte[] restored(StrippedFields stripped, byte[] kept) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int position = TRACE.length;
        for (String record : stripped.records()) {
            HeaderField field = HeaderField.of(record);
            String[] parts = field.text().split(";", 2);
            int until = position + Integer.parseInt(parts[0]) - whole.size();
            whole.write(kept, position, until - position);
            position = until;
            whole.writeBytes(Base64.getMimeDecoder().decode(parts[1]));
        }
        whole.write(kept, position, kept.length - position);
        return whole.toByteArray();
    }

    @Test
    void nothingOfOursStaysAndNothingIsLost() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(LINES[random.nextInt(LINES.length)]);
            }
            text.append(
                    random.nextInt(3) > 0
                            ? "\r\nReturn-Path: <body>\r\n"
                            : random.nextBoolean() ? "X-Postern-Id: 2" : "");
            byte[] content = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            StrippedFields stripped = StrippedFields.of(HeaderReader.read(content), HOST);
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            kept.writeBytes(stripped.head(TRACE));
            int from = (int) stripped.contentFrom();
            kept.write(content, from, content.length - from);
            assertThat(restored(stripped, kept.toByteArray()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(content);
            byte[] rest = Arrays.copyOfRange(kept.toByteArray(), TRACE.length, kept.size());
            assertThat(HeaderReader.read(rest).fields())
                    .as("seed %d: %s", seed, text)
                    .noneMatch(StrippedFieldsTest::isOurs);
            assertThat(stripped.keptSection(stripped.head(TRACE)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(Arrays.copyOf(
                            kept.toByteArray(),
                            HeaderReader.read(kept.toByteArray()).bodyStart()));
            for (String record : stripped.records()) {
                assertThat(record.lines()).allMatch(line -> line.length() <= 78);
            }
        }
    }

    private static boolean isOurs(HeaderField field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return name.matches("return-path|delivered-to|envelope-to|x-postern-.*")
                || name.equals("authentication-results")
                        && field.text().toLowerCase(Locale.ROOT).contains(HOST.text());
    }
}
