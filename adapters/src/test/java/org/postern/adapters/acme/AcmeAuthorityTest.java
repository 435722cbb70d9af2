package org.postern.adapters.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.application.certificate.ChallengeAnswers;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.Issuance;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;
import org.postern.testkit.certificate.CertificateAuthorityContract;

/** An authority that speaks ACME, on loopback; it comes to look for the answer before it believes. */
@Timeout(60)
final class AcmeAuthorityTest implements CertificateAuthorityContract {
    @TempDir
    private Path folder = Path.of("");

    private final ChallengeAnswers answers = new ChallengeAnswers();
    private final List<String> challenged = new ArrayList<>();
    private AcmePeer peer;
    private boolean reachable = true;

    @BeforeEach
    void open() throws IOException {
        peer = new AcmePeer((type, token) -> {
            challenged.add(type);
            boolean answered = type.equals("http-01")
                    ? answers.text(token)
                            .filter(text -> text.startsWith(token + "."))
                            .isPresent()
                    : answers.digest(NAME.text())
                            .filter(digest -> digest.length == 32)
                            .isPresent();
            return answered && reachable;
        });
    }

    @AfterEach
    void close() {
        peer.close();
    }

    private AcmeAuthority authority(URI directory, ChallengeKind... kinds) {
        AcmeSettings settings = new AcmeSettings(
                directory,
                List.of("postmaster@example.test"),
                List.of(kinds),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20));
        return new AcmeAuthority(settings, folder.resolve("acme/account.key"), answers, InstantSource.system());
    }

    private Issuance issue(CertificateAuthority authority, int attempt) {
        return authority.issue(List.of(NAME), KeyPairSigner.fresh().pair(), attempt, Optional.empty());
    }

    @Override
    public CertificateAuthority willing() {
        return authority(peer.directory(), ChallengeKind.HTTP_01);
    }

    @Override
    public CertificateAuthority unwilling() {
        peer.problem = Optional.of(new AcmePeer.Problem(400, "rejectedIdentifier", Map.of()));
        return willing();
    }

    private static Issuance.NotIssued not(Issuance issuance) {
        assertThat(issuance).isInstanceOf(Issuance.NotIssued.class);
        return (Issuance.NotIssued) issuance;
    }

    @Test
    void eachWayToProveANameIsGoneOnceItWasUsed() {
        assertThat(issue(willing(), 0)).isInstanceOf(Issuance.Issued.class);
        assertThat(issue(authority(peer.directory(), ChallengeKind.TLS_ALPN_01), 0))
                .isInstanceOf(Issuance.Issued.class);
        assertThat(challenged).containsExactly("http-01", "tls-alpn-01");
        assertThat(answers.text("token-http")).isEmpty();
        assertThat(answers.digest(NAME.text())).isEmpty();
    }

    @Test
    void whatFailedIsTriedTheOtherWay() {
        reachable = false;
        AcmeAuthority both = authority(peer.directory(), ChallengeKind.TLS_ALPN_01, ChallengeKind.HTTP_01);
        assertThat(not(issue(both, 0)).why())
                .startsWith("tls-alpn-01 for mx.example.test failed")
                .contains("connection refused");
        assertThat(not(issue(both, 1)).remedy())
                .contains("Port 80 of mx.example.test")
                .contains("dns-records");
        issue(both, 2);
        assertThat(challenged).containsExactly("tls-alpn-01", "http-01", "tls-alpn-01");
        assertThat(answers.text("token-http")).isEmpty();
        assertThat(answers.digest(NAME.text())).isEmpty();
    }

    @Test
    void theAccountsKeyIsMadeOnceAndForNobodyElse() throws IOException {
        Path key = folder.resolve("acme/account.key");
        issue(willing(), 0);
        String first = Files.readString(key);
        issue(willing(), 0);
        assertThat(Files.readString(key)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("acme")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Files.writeString(key, "damaged");
        assertThat(not(issue(willing(), 0)).why()).contains("account.key");
        assertThat(Files.readString(key)).isEqualTo("damaged");
    }

    /** RFC 8555 §6.6: Retry-After says when an authority may be asked again. */
    @Test
    void anAuthorityThatCountsSaysWhen() {
        peer.problem = Optional.of(new AcmePeer.Problem(429, "rateLimited", Map.of("Retry-After", "7200")));
        Optional<Instant> notBefore = not(issue(willing(), 0)).notBefore();
        assertThat(notBefore)
                .hasValueSatisfying(moment -> assertThat(moment)
                        .isBetween(
                                Instant.now().plusSeconds(6_000), Instant.now().plusSeconds(8_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, rejectedIdentifier, acme.names",
        "403, caa, CAA record",
        "400, externalAccountRequired, acme.eab-key-id",
        "400, invalidContact, acme.contact",
        "403, userActionRequired, terms of service",
        "500, serverInternal, tried again by itself"
    })
    void aRefusalHasARemedy(int status, String type, String remedy) {
        peer.problem = Optional.of(new AcmePeer.Problem(status, type, Map.of()));
        Issuance.NotIssued not = not(issue(willing(), 0));
        assertThat(not.why()).contains("so it is");
        assertThat(not.remedy()).contains(remedy);
    }

    @Test
    void whoeverElseAnswersThereIsNoAuthority() {
        peer.speaksHtml = true;
        assertThat(not(issue(willing(), 0)).why()).contains("127.0.0.1");
        assertThat(willing().renewal(someCertificate())).isEmpty();
    }

    @Test
    void whereNobodyIsThatIsSaid() {
        AcmeAuthority nobody = authority(URI.create("http://127.0.0.1:1/dir"), ChallengeKind.HTTP_01);
        Issuance.NotIssued not = not(issue(nobody, 0));
        assertThat(not.why()).contains("cannot ask http://127.0.0.1:1/dir");
        assertThat(not.remedy()).contains("reaches it");
        assertThat(nobody.renewal(someCertificate())).isEmpty();
    }

    private X509Certificate someCertificate() {
        boolean html = peer.speaksHtml;
        peer.speaksHtml = false;
        Issuance issued = issue(willing(), 0);
        peer.speaksHtml = html;
        return ((Issuance.Issued) issued).chain().getFirst();
    }

    /** RFC 9773 §4.1, §5. */
    @Test
    void anAuthorityThatKnowsOfRenewalsIsAskedAndToldOfThem() {
        X509Certificate before = someCertificate();
        assertThat(willing().renewal(before)).isEmpty();
        willing().issue(List.of(NAME), KeyPairSigner.fresh().pair(), 0, Optional.of(before));
        assertThat(peer.orders().getLast()).doesNotContain("replaces");
        peer.knowsRenewal = true;
        assertThat(willing().renewal(before).map(RenewalWindow::from)).contains(Instant.parse("2026-12-01T00:00:00Z"));
        willing().issue(List.of(NAME), KeyPairSigner.fresh().pair(), 0, Optional.of(before));
        assertThat(peer.orders().getLast()).contains("\"replaces\"");
        willing().issue(List.of(NAME), KeyPairSigner.fresh().pair(), 1, Optional.of(before));
        assertThat(peer.orders().getLast()).as("after a failure").doesNotContain("replaces");
    }

    @Test
    void severalNamesAreOrderedTogether() {
        DomainName other = DomainName.parse("mail.example.test").orElseThrow();
        willing().issue(List.of(NAME, other), KeyPairSigner.fresh().pair(), 0, Optional.empty());
        assertThat(peer.orders().getLast()).contains("mx.example.test").contains("mail.example.test");
    }
}
