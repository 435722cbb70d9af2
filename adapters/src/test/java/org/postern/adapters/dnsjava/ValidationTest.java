package org.postern.adapters.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;
import org.postern.testkit.dns.NameServer;
import org.xbill.DNS.DNSSEC;

/** A signed root, a signed zone and an unsigned one below it, and what can go wrong with them. */
class ValidationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private NameServer server;
    private SignedZone root;

    @BeforeEach
    void sign() throws IOException, GeneralSecurityException, DNSSEC.DNSSECException {
        SignedZone secure = new SignedZone("secure.")
                .add("a.secure", "TXT", "\"proven\"")
                .add("changed.secure", "TXT", "\"as signed\"")
                .add("alias.secure", "CNAME", "a.plain.")
                .add("m.secure", "MX", "10 a.secure.")
                .add("m.secure", "MX", "20 b.secure.");
        root = new SignedZone(".").add("plain", "NS", "ns.plain.");
        root.delegate(secure);
        Instant from = NOW.minus(Duration.ofDays(1));
        Instant until = NOW.plus(Duration.ofDays(1));
        String signed = root.text(from, until) + secure.text(from, until);
        server = NameServer.serving(signed.replace(hex("as signed"), hex("as forged")) + """
                stripped.secure TXT "without a signature"
                a.plain TXT "nobody knows"
                broken.secure TXT !SERVFAIL
                """);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private DnsjavaDns trusting(SignedZone anchor, Instant now) {
        DnsSettings settings = DnsSettings.usual(List.of(server.address()), Validation.HERE)
                .patience(Duration.ofSeconds(5), 1)
                .trusting(anchor.delegation().toString());
        return new DnsjavaDns(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Answer ask(String name, RecordType type) {
        try (DnsjavaDns dns = trusting(root, NOW)) {
            return dns.ask(new Question(name, type));
        }
    }

    private static void isBogus(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.TEMPORARY_FAILURE);
        assertThat(answer.detail()).isEqualTo("bogus");
        assertThat(answer.security()).isEqualTo(Security.BOGUS);
        assertThat(answer.records()).isEmpty();
    }

    private static void is(Answer answer, Answer.Status status, Security security) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.security()).as(answer.toString()).isEqualTo(security);
    }

    @Test
    void aChainOfTrustFromTheAnchorMakesAnAnswerSecure() {
        is(ask("a.secure", RecordType.TXT), Answer.Status.FOUND, Security.SECURE);
        Answer exchanges = ask("m.secure", RecordType.MX);
        is(exchanges, Answer.Status.FOUND, Security.SECURE);
        assertThat(exchanges.records()).hasSize(2);
    }

    @Test
    void whatDoesNotExistIsProven() {
        is(ask("gone.secure", RecordType.TXT), Answer.Status.NO_SUCH_DOMAIN, Security.SECURE);
        is(ask("a.secure", RecordType.A), Answer.Status.NO_DATA, Security.SECURE);
    }

    @Test
    void aZoneThatIsProvenToBeUnsignedIsInsecure() {
        is(ask("a.plain", RecordType.TXT), Answer.Status.FOUND, Security.INSECURE);
        is(ask("alias.secure", RecordType.TXT), Answer.Status.FOUND, Security.INSECURE);
    }

    @Test
    void aChangedRecordIsBogus() {
        isBogus(ask("changed.secure", RecordType.TXT));
    }

    @Test
    void aRecordWithoutItsSignatureIsBogus() {
        isBogus(ask("stripped.secure", RecordType.TXT));
    }

    @Test
    void aSignatureOutOfItsTimeIsBogus() {
        try (DnsjavaDns late = trusting(root, NOW.plus(Duration.ofDays(2)))) {
            isBogus(late.ask(new Question("a.secure", RecordType.TXT)));
        }
    }

    @Test
    void anotherAnchorIsNoTrust() throws Exception {
        try (DnsjavaDns stranger = trusting(new SignedZone("."), NOW)) {
            isBogus(stranger.ask(new Question("a.secure", RecordType.TXT)));
        }
    }

    @Test
    void aServerThatFailsIsNotBogus() {
        Answer answer = ask("broken.secure", RecordType.TXT);
        assertThat(answer).isEqualTo(Answer.failure(answer.question(), "SERVFAIL"));
    }

    @Test
    void manyThreadsValidateAtOnce() throws Exception {
        try (DnsjavaDns dns = trusting(root, NOW)) {
            List<FutureTask<Answer>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String name = List.of("a.secure", "a.plain", "changed.secure").get(i % 3);
                all.add(new FutureTask<>(() -> dns.ask(new Question(name, RecordType.TXT))));
            }
            all.forEach(Thread.ofVirtual()::start);
            for (int i = 0; i < 24; i++) {
                assertThat(all.get(i).get().security())
                        .isEqualTo(List.of(Security.SECURE, Security.INSECURE, Security.BOGUS)
                                .get(i % 3));
            }
        }
    }

    @Test
    void theAnchorsOfTheRootAreKnown() {
        assertThat(DnsSettings.usual(List.of("127.0.0.1"), Validation.HERE).anchors())
                .contains(". IN DS 20326 8 2", ". IN DS 38696 8 2");
    }

    @Test
    void withoutAnAnchorNothingCanBeValidated() {
        DnsSettings settings =
                DnsSettings.usual(List.of("127.0.0.1"), Validation.HERE).trusting("; none\n");
        assertThatThrownBy(() -> new DnsjavaDns(settings, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anchor");
    }
}
