package org.postern.application.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.StoredMessage;

final class EntryReaderTest {
    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String TRACE = """
            Return-Path: <s@example.org>
            Delivered-To: box@example.test
            Envelope-To: alice@example.test,
             "a,b"@example.test
            X-Postern-Id: %s
            X-Postern-Session: received=2026-03-01T12:00:00.123456Z; client=2001:db8::1;
             port=25; helo=x=29=20=0D=0Aby; protocol=ESMTPS; size=10; flaws=bare-lf,8bit
            Authentication-Results: mx.example.test; spf=pass
            Received: from x by mx.example.test
             id %s; Sun, 1 Mar 2026 12:00:00 +0000
            """.formatted(ID, ID).replace("\n", "\r\n");

    /** A file that tells how much of it was read. */
    private static final class File implements StoredMessage {
        private final String key;
        private final byte[] octets;
        private long read;

        private File(String key, String text) {
            this.key = key;
            this.octets = text.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(new ByteArrayInputStream(octets)) {
                @Override
                public int read(byte[] to, int offset, int length) throws IOException {
                    int count = super.read(to, offset, length);
                    read += Math.max(0, count);
                    return count;
                }
            };
        }
    }

    private static IndexEntry entry(String key, String text) throws IOException {
        return EntryReader.read(new File(key, text));
    }

    @Test
    void aKeptMessageTellsItsEnvelopeAndItsClientsFields() throws IOException {
        String text =
                TRACE + "Subject: =?utf-8?q?K=C3=A4se?=\r\nFrom: A <a@example.org>\r\nMessage-ID: <1@x>\r\n\r\nhi\r\n";
        IndexEntry entry = entry(ID, text);
        assertThat(entry.receivedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
        assertThat(entry.size()).isEqualTo(text.length());
        assertThat(entry.reversePath()).isEqualTo("s@example.org");
        assertThat(entry.recipients()).containsExactly("alice@example.test", "\"a,b\"@example.test");
        assertThat(entry.mailboxes()).containsExactly("box@example.test");
        assertThat(entry.client()).isEqualTo("2001:db8::1");
        assertThat(entry.helo()).isEqualTo("x) by");
        assertThat(entry.protocol()).isEqualTo("ESMTPS");
        assertThat(entry.subject()).isEqualTo("Käse");
        assertThat(entry.from()).isEqualTo("A <a@example.org>");
        assertThat(entry.messageId()).isEqualTo("<1@x>");
        assertThat(entry.flaws()).containsExactly("bare-lf", "8bit");
    }

    @Test
    void fieldsAboveOurReceivedFieldAreNotTheClients() throws IOException {
        IndexEntry entry = entry(ID, "Subject: above\r\n" + TRACE + "Subject: below\r\n\r\n");
        assertThat(entry.subject()).isEqualTo("below");
    }

    @Test
    void noLineEndingOrControlOfAClientGetsIntoAnEntry() throws IOException {
        IndexEntry entry = entry(
                ID,
                TRACE + "Subject: =?utf-8?q?=0D=0ABcc:_x=1B[31m?= \u0000 \u0085\r\n \r folded\r\n"
                        + "From: \u001b]0;x\u0007\r\nMessage-ID: <\u0000../../x>\r\n\r\n");
        assertThat(entry.subject()).isEqualTo("Bcc: x [31m folded");
        assertThat(entry.from()).isEqualTo("]0;x");
        assertThat(entry.messageId()).isEqualTo("< ../../x>");
    }

    @Test
    void aVeryLongSubjectIsCut() throws IOException {
        assertThat(entry(ID, TRACE + "Subject: " + "long ".repeat(2_048) + "\r\n\r\n")
                        .subject())
                .hasSizeBetween(900, 1_000);
    }

    @Test
    void rawOctetsAreUtf8WhereTheyCanBeElseLatin1() throws IOException {
        assertThat(entry(ID, TRACE + "Subject: K\u00c3\u00a4se\r\n\r\n").subject())
                .isEqualTo("Käse");
        assertThat(entry(ID, TRACE + "Subject: K\u00e4se\r\n\r\n").subject()).isEqualTo("Käse");
    }

    @Test
    void ofALargeFileOnlyTheHeaderSectionIsRead() throws IOException {
        File file = new File(ID, TRACE + "Subject: x\r\n\r\n" + "y".repeat(5_000_000));
        assertThat(EntryReader.read(file).subject()).isEqualTo("x");
        assertThat(file.read).isLessThan(10_000);
    }

    @Test
    void aForeignFileTellsWhatOthersWroteOnIt() throws IOException {
        IndexEntry entry = entry(
                "old/mail 1",
                "Return-Path: <r@example.org>\r\nDelivered-To: d@example.test\r\nReceived: by x;"
                        + " Tue, 1 Jul 2003 10:52:37 +0200\r\nDate: Mon, 2 Jan 2006 15:04:05 -0700\r\nSubject: s\r\n\r\n");
        assertThat(entry.key()).isEqualTo("old/mail 1");
        assertThat(entry.receivedAt()).isEqualTo(Instant.parse("2003-07-01T08:52:37Z"));
        assertThat(entry.reversePath()).isEqualTo("r@example.org");
        assertThat(entry.mailboxes()).containsExactly("d@example.test");
        assertThat(entry.subject()).isEqualTo("s");
    }

    @Test
    void whereThereIsNoReceivedFieldTheDateMustDo() throws IOException {
        assertThat(entry("x", "Date: Mon, 2 Jan 2006 15:04:05 -0700\r\n\r\n").receivedAt())
                .isEqualTo(Instant.parse("2006-01-02T22:04:05Z"));
        assertThat(entry("x", "Date: never\r\n\r\n").receivedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aDamagedFileOfOursHasTheTimeOfItsId() throws IOException {
        assertThat(entry(ID, "").receivedAt()).isEqualTo(Instant.parse("2016-07-30T23:54:10.259Z"));
    }

    @Test
    void damagedTraceFieldsAreReadAsFarAsTheyGo() throws IOException {
        String torn =
                "Return-Path:\r\nX-Postern-Id: " + ID + "\r\nX-Postern-Session: received=+999999999-12-31T23:59:59Z;"
                        + " helo=" + "h".repeat(100_000) + "\r\n";
        IndexEntry entry = entry(ID, torn);
        assertThat(entry.reversePath()).isEmpty();
        assertThat(entry.helo()).hasSize(1_000);
        assertThat(entry.receivedAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    }
}
