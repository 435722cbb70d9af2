package org.postern.adapters.scan.rspamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postern.adapters.scan.peer.Peers;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanOutcome.Wants;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;
import org.postern.testkit.scan.ContentScannerContract;
import org.postern.testkit.scan.DaemonConduct;
import org.postern.testkit.scan.RspamdDialect;
import org.postern.testkit.scan.SomeScans;

class RspamdScannerTest implements ContentScannerContract {
    private final Peers peers = new Peers();

    @Override
    public ContentScanner scannerOf(DaemonConduct conduct) throws IOException {
        return new RspamdScanner(peers.start(conduct, RspamdDialect::new));
    }

    @Override
    public List<byte[]> received() {
        return peers.received();
    }

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    private ScanAnswer answering(String json) throws IOException {
        ContentScanner scanner = new RspamdScanner(peers.start(DaemonConduct.CONTENT, () -> new RspamdDialect(json)));
        return scanner.scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE));
    }

    @Test
    void theQuestionSaysHowTheMessageCame() throws IOException {
        RspamdDialect dialect = new RspamdDialect();
        new RspamdScanner(peers.start(DaemonConduct.CONTENT, () -> dialect))
                .scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE));
        assertThat(dialect.asked())
                .contains(
                        "POST /checkv2 HTTP/1.1",
                        "Queue-Id: 01ARZ3NDEKTSV4RRFFQ69G5FAV",
                        "IP: 192.0.2.1",
                        "Helo: client.test",
                        "From: alice@client.test",
                        "Rcpt: bob@ours.test",
                        "Rcpt: carol@ours.test",
                        "TLS-Version: TLSv1.3");
    }

    @Test
    void eachActionIsAWish() throws IOException {
        Map<String, ScanOutcome> outcomes = Map.of(
                "no action", new ScanOutcome.Clean(),
                "greylist", new ScanOutcome.Clean(),
                "add header", new Wants(Wish.QUARANTINE),
                "rewrite subject", new Wants(Wish.QUARANTINE),
                "discard", new Wants(Wish.QUARANTINE),
                "soft reject", new Wants(Wish.DEFER),
                "reject", new Wants(Wish.REFUSE));
        for (Map.Entry<String, ScanOutcome> one : outcomes.entrySet()) {
            assertThat(answering("{\"action\":\"" + one.getKey() + "\"}").outcome())
                    .as(one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void whatItWantsSaidIsCheckedBeforeItMayBeSaid() throws IOException {
        String json = "{\"action\":\"soft reject\",\"messages\":{\"smtp_message\":\"later\\u0007\\r\\n250 2.0.0 Ok\"}}";
        assertThat(answering(json).outcome()).isEqualTo(new Wants(Wish.DEFER, AskedReply.read("451 4.7.1 later?")));
    }

    @Test
    void scoreSymbolsAndFieldsAreTakenAsFarAsTheyMayBe() throws IOException {
        ScanAnswer answer = answering("{\"action\":\"add header\",\"score\":7.25,\"symbols\":{\"A\":{},\"B\":{}},"
                + "\"milter\":{\"add_headers\":{\"X-One\":\"1\",\"X-Two\":{\"value\":\"2\",\"order\":0},"
                + "\"X-More\":[\"3\",{\"value\":\"4\"}],\"Subject\":\"no\",\"X-Postern-Id\":\"no\"},"
                + "\"remove_headers\":{\"X-Spam\":0}}}");
        assertThat(answer.score()).hasValue(7.25);
        assertThat(answer.symbols()).containsExactly("A", "B");
        assertThat(answer.fields())
                .extracting(field -> field.name() + "=" + field.value())
                .containsExactly("X-One=1", "X-Two=2", "X-More=3", "X-More=4");
        assertThat(answer.notes())
                .containsExactly("not added: Subject", "not added: X-Postern-Id", "not removed: X-Spam");
    }

    @Test
    void anAnswerOfAnotherShapeIsUnavailable() throws IOException {
        for (String json : List.of("[]", "{}", "{\"action\":7}", "\"no action\"", "", "{\"error\":\"busy\"}")) {
            assertThat(answering(json).outcome()).as(json).isInstanceOf(ScanOutcome.Unavailable.class);
        }
        assertThat(Optional.of(
                        answering("{\"action\":\"no action\",\"score\":1e999}").score()))
                .hasValueSatisfying(score -> assertThat(score).isEmpty());
    }
}
