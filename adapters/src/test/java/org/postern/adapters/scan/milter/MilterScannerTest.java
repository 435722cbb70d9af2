package org.postern.adapters.scan.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.scan.MilterDialect.packet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.adapters.scan.peer.Peers;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanOutcome.Wants;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;
import org.postern.testkit.scan.ContentScannerContract;
import org.postern.testkit.scan.DaemonConduct;
import org.postern.testkit.scan.MilterDialect;
import org.postern.testkit.scan.SomeScans;

class MilterScannerTest implements ContentScannerContract {
    private static final int NOBODY_BUT_THE_END = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x200;
    private static final int NO_ANSWERS = 0x80 | 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x10000 | 0x40000 | 0x80000;

    private final Peers peers = new Peers();

    @Override
    public ContentScanner scannerOf(DaemonConduct conduct) throws IOException {
        return new MilterScanner(peers.start(conduct, MilterDialect::new));
    }

    @Override
    public List<byte[]> received() {
        return peers.received();
    }

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    private ScanAnswer answer(MilterDialect dialect) throws IOException {
        return new MilterScanner(peers.start(DaemonConduct.CONTENT, () -> dialect))
                .scan(SomeScans.of(SomeScans.message(70_000), SomeScans.PATIENCE));
    }

    private ScanOutcome outcome(MilterDialect dialect) throws IOException {
        return answer(dialect).outcome();
    }

    @Test
    void theFilterIsToldOfEachStageWithTheMacrosOfSendmail() throws IOException {
        MilterDialect dialect = new MilterDialect();
        assertThat(outcome(dialect)).isEqualTo(new ScanOutcome.Clean());
        assertThat(dialect.heard())
                .containsSubsequence(
                        "C[192.0.2.1]|4\u0012g192.0.2.1|",
                        "DH{tls_version}|TLSv1.3|{cipher}|TLS_AES_256_GCM_SHA384|",
                        "Hclient.test|",
                        "DMi|01ARZ3NDEKTSV4RRFFQ69G5FAV|{mail_mailer}|smtp|{mail_addr}|alice@client.test|"
                                + "{mail_host}|client.test|",
                        "M<alice@client.test>|",
                        "DR{rcpt_mailer}|local|{rcpt_addr}|bob@ours.test|{rcpt_host}|ours.test|",
                        "R<bob@ours.test>|",
                        "R<carol@ours.test>|",
                        "T",
                        "N",
                        "E");
        assertThat(dialect.heard()).anyMatch(text -> text.startsWith("DCj|mx.test|{daemon_name}|postern|"));
    }

    @Test
    void stagesThatItDoesNotWantAreLeftOutAndAnswersThatItDoesNotGiveAreNotWaitedFor() throws IOException {
        MilterDialect deaf = new MilterDialect(NOBODY_BUT_THE_END);
        assertThat(outcome(deaf)).isEqualTo(new ScanOutcome.Clean());
        assertThat(deaf.heard()).noneMatch(text -> "CHMRTN".indexOf(text.charAt(0)) >= 0);
        assertThat(peers.received()).singleElement().isEqualTo(new byte[0]);

        MilterDialect mute = new MilterDialect(NO_ANSWERS);
        for (char kind : "CHMRTNB".toCharArray()) {
            mute.answering(kind, new byte[0]);
        }
        assertThat(outcome(mute)).isEqualTo(new ScanOutcome.Clean());
        assertThat(mute.heard()).contains("N", "E");
    }

    @Test
    void withoutTheLeadingSpaceOneIsTakenOffAndNoMore() throws IOException {
        assertThat(outcome(new MilterDialect(0))).isEqualTo(new ScanOutcome.Clean());
        assertThat(new String(peers.received().getFirst(), StandardCharsets.ISO_8859_1))
                .startsWith("From:a@client.test\r\nSubject: two\r\n\tlines\r\nX-None:\r\n\r\n");
    }

    /** A NUL ends a text of the protocol: what stands behind one in a field would be read as the next thing we say. */
    @Test
    void aNulOfTheClientEndsNothing() throws IOException {
        MilterDialect dialect = new MilterDialect();
        byte[] octets = "Subject: a\0b\r\n\r\nHi\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(new MilterScanner(peers.start(DaemonConduct.CONTENT, () -> dialect))
                        .scan(SomeScans.of(octets, SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Clean());
        assertThat(new String(peers.received().getFirst(), StandardCharsets.ISO_8859_1))
                .isEqualTo("Subject: a?b\r\n\r\nHi\r\n");
    }

    @Test
    void anyStageMaySettleTheMatter() throws IOException {
        for (char kind : "CHMTLNB".toCharArray()) {
            assertThat(outcome(new MilterDialect().answering(kind, packet('r', ""))))
                    .as("refused at %s", kind)
                    .isEqualTo(new Wants(Wish.REFUSE));
            assertThat(outcome(new MilterDialect().answering(kind, packet('a', ""))))
                    .as("accepted at %s", kind)
                    .isEqualTo(new ScanOutcome.Clean());
        }
        assertThat(outcome(new MilterDialect().answering('M', packet('t', "")))).isEqualTo(new Wants(Wish.DEFER));
        assertThat(outcome(new MilterDialect().answering('M', packet('4', "")))).isEqualTo(new Wants(Wish.DEFER));
    }

    @Test
    void aRecipientThatIsDeclinedAloneIsANoteAndAllOfThemAreARefusal() throws IOException {
        assertThat(outcome(new MilterDialect().answering('R', packet('r', "")))).isEqualTo(new Wants(Wish.REFUSE));
    }

    @Test
    void skippedPiecesOfTheBodyAreNotSent() throws IOException {
        assertThat(outcome(new MilterDialect().answering('B', packet('s', "")))).isEqualTo(new ScanOutcome.Clean());
        assertThat(peers.received().getFirst()).hasSizeLessThan(70_000).hasSizeGreaterThan(65_535);
    }

    @Test
    void aReplyOfItsOwnIsCheckedBeforeItMayBeSaid() throws IOException {
        assertThat(outcome(new MilterDialect().answering('E', packet('y', "550 5.7.1 100%% no\0"))))
                .isEqualTo(new Wants(Wish.REFUSE, AskedReply.read("550 5.7.1 100% no")));
        assertThat(outcome(new MilterDialect().answering('E', packet('y', "421 4.3.2 busy\0"))))
                .isEqualTo(new Wants(Wish.DEFER, AskedReply.read("451 4.3.2 busy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 2.0.0 Ok", "354 go", "55", "no", "", "550-a\r\n250 b", "999 x"})
    void aReplyThatIsNeitherARefusalNorADeferralIsNoAnswer(String text) throws IOException {
        assertThat(outcome(new MilterDialect().answering('E', packet('y', text + "\0"))))
                .isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Test
    void itsOwnFieldsAreTakenAndWhatTheClientSentStaysAsItIs() throws IOException {
        ScanAnswer answer = answer(new MilterDialect()
                .changing(
                        packet('p', ""),
                        packet('h', "X-Filter\0seen\r\n\tand seen\0"),
                        packet('i', "\0\0\0\1Authentication-Results\0other.test; spf=pass\0"),
                        packet('i', "\0\0\0\0Authentication-Results\0mx.test; spf=pass\0"),
                        packet('h', "X-Postern-Id\0mine\0"),
                        packet('h', "Bcc\0eve@evil.test\0"),
                        packet('m', "\0\0\0\1Subject\0another\0"),
                        packet('b', "another body"),
                        packet('e', "<eve@evil.test>\0"),
                        packet('+', "<eve@evil.test>\0"),
                        packet('-', "<bob@ours.test>\0")));
        assertThat(answer.outcome()).isEqualTo(new ScanOutcome.Clean());
        assertThat(answer.fields())
                .extracting(field -> field.name() + "=" + field.value())
                .containsExactly("X-Filter=seen and seen", "Authentication-Results=other.test; spf=pass");
        assertThat(answer.notes())
                .containsExactly(
                        "not added: Authentication-Results",
                        "not added: X-Postern-Id",
                        "not added: Bcc",
                        "not changed: Subject",
                        "the body was not replaced",
                        "the reverse-path was not changed",
                        "no recipient was added",
                        "no recipient was taken away");
    }

    @Test
    void aChangeOfAFieldOfItsOwnComesOnTopAndARemovalIsANote() throws IOException {
        ScanAnswer answer = answer(new MilterDialect()
                .changing(packet('m', "\0\0\0\1X-Spam\0Yes\0"), packet('m', "\0\0\0\1X-Old\0\0"), packet('m', "\0")));
        assertThat(answer.fields())
                .extracting(field -> field.name() + "=" + field.value())
                .containsExactly("X-Spam=Yes");
        assertThat(answer.notes()).containsExactly("not removed: X-Old", "not removed:");
    }

    @Test
    void whatItWouldThrowAwayOrSetAsideIsKeptAndMarked() throws IOException {
        ScanAnswer thrown = answer(new MilterDialect().answering('E', packet('d', "")));
        assertThat(thrown.outcome()).isEqualTo(new Wants(Wish.QUARANTINE));
        assertThat(thrown.notes()).isNotEmpty();
        assertThat(outcome(new MilterDialect().changing(packet('q', "odd\0")))).isEqualTo(new Wants(Wish.QUARANTINE));
        assertThat(outcome(new MilterDialect().changing(packet('q', "odd\0")).answering('E', packet('r', ""))))
                .as("a refusal is stronger")
                .isEqualTo(new Wants(Wish.REFUSE));
    }

    @Test
    void howeverMuchItSaysOnlySoMuchIsTaken() throws IOException {
        byte[][] packets = new byte[2_000][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = packet(i % 2 == 0 ? 'h' : 'm', (i % 2 == 0 ? "X-" : "\0\0\0\1S-") + i + "\0v\0");
        }
        ScanAnswer answer = answer(new MilterDialect().changing(packets));
        assertThat(answer.fields()).hasSize(ScanAnswer.MOST_FIELDS);
        assertThat(answer.notes()).hasSize(ScanAnswer.MOST_FIELDS);
    }

    @Test
    void aFilterThatAsksForWhatWasNotOfferedIsNotTalkedTo() throws IOException {
        assertThat(outcome(new MilterDialect(0x40000000))).isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Test
    void aPacketWithoutBoundsIsNotRead() throws IOException {
        byte[] endless = {0x7F, -1, -1, -1, 'c'};
        assertThat(outcome(new MilterDialect().answering('E', endless)))
                .isEqualTo(new ScanOutcome.Unavailable("it sent a packet of 2147483647 octets"));
    }
}
