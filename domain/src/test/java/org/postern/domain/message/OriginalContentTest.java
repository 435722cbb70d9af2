package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.NullPath;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.TransactionId;

final class OriginalContentTest {
    private static final int ROUNDS = 20_000;
    private static final DomainName HOSTNAME =
            DomainName.parse("mx.example.org").orElseThrow();
    private static final List<String> PIECES = List.of(
            "Subject: hi",
            "X-Postern-Id: 01JD8Z0Q4Y8M3V6K2T9R5W7X1C",
            "x-postern-removed: 0; AAAA",
            "X-Postern-Removed: 12;\r\n QUJD",
            "Return-Path: <a@example.com>",
            "Delivered-To : b@example.com",
            "Envelope-To: c@example.com",
            "Authentication-Results: mx.example.org; spf=pass",
            "Authentication-Results: other.example.com; spf=pass",
            "Received: from a by mx.example.org",
            "no field",
            "Long: one\r\n two\n\tthree",
            "\u00ff\u0080\u0000: x",
            "");
    private static final List<String> ENDINGS = List.of("\r\n", "\r\n", "\r\n", "\n", "");

    private static final class Whole implements MessageContent {
        private final byte[] octets;

        Whole(byte[] octets) {
            this.octets = octets;
        }

        byte[] octets() {
            return octets;
        }

        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets);
        }
    }

    private static Whole kept(byte[] content) {
        HeaderSection section = HeaderReader.read(content);
        StrippedFields stripped = StrippedFields.of(section, HOSTNAME);
        byte[] head = stripped.head(TraceFields.octets(reception(content.length), stripped.records()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head);
        int from = (int) stripped.contentFrom();
        file.write(content, from, content.length - from);
        return new Whole(file.toByteArray());
    }

    private static Reception reception(long size) {
        return new Reception(
                TransactionId.of(Instant.EPOCH, 1, 2),
                Instant.EPOCH,
                HOSTNAME,
                "client.example.com",
                IpAddress.parse("192.0.2.1").orElseThrow(),
                25,
                true,
                Optional.empty(),
                false,
                new Envelope(new NullPath(), MailParameters.NONE, List.of()),
                size,
                Set.of());
    }

    private static byte[] restored(MessageContent file) throws IOException {
        OriginalContent original = OriginalContent.of(file).orElseThrow();
        try (InputStream octets = original.open()) {
            byte[] all = octets.readAllBytes();
            assertThat(original.size()).isEqualTo(all.length);
            return all;
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void strippingAndRestoringIsIdentity() throws IOException {
        int stripped = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int lines = random.nextInt(8); lines > 0; lines--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())))
                        .append(ENDINGS.get(random.nextInt(ENDINGS.size())));
            }
            byte[] content = octets(text.toString());
            Whole file = kept(content);
            stripped += new String(file.octets(), StandardCharsets.ISO_8859_1).contains("X-Postern-Removed: ") ? 1 : 0;
            assertThat(restored(file)).as("seed %d", seed).isEqualTo(content);
        }
        assertThat(stripped).isGreaterThan(ROUNDS / 3);
    }

    @Test
    void aFieldAtTheVeryEndComesBackWithoutALineEnding() throws IOException {
        byte[] content = octets("Subject: a\r\nX-Postern-Id: b");
        assertThat(restored(kept(content))).isEqualTo(content);
    }

    @Test
    void aFileThatWasCutIsNotRestored() throws IOException {
        byte[] file = kept(octets("X-Postern-A: b\r\nSubject: a\r\n\r\nbody")).octets();
        for (int length = 0; length < file.length; length++) {
            assertThat(OriginalContent.of(new Whole(Arrays.copyOf(file, length))))
                    .as("%d of %d octets", length, file.length)
                    .isEmpty();
        }
    }

    @Test
    void aRecordThatPointsBeyondTheContentIsNotFollowed() throws IOException {
        String file = new String(
                kept(octets("X-Postern-A: b\r\nSubject: a\r\n\r\nbody")).octets(), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("X-Postern-Removed: 0;");
        for (String place : List.of("9999;", "x;", ";", "-1;", "99999999999;")) {
            String changed = file.replace("Removed: 0;", "Removed: " + place);
            assertThat(OriginalContent.of(new Whole(octets(changed)))).as(place).isEmpty();
        }
    }

    @Test
    void aFileOfOtherHandsIsNoneOfOurs() throws IOException {
        assertThat(OriginalContent.of(new Whole(octets("Received: x\r\nSubject: a\r\n\r\nbody"))))
                .isEmpty();
    }
}
