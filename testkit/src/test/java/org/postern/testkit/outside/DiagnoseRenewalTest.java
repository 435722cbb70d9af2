package org.postern.testkit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.certificate.CertificateState;
import org.postern.domain.address.DomainName;

/** What the doctor says of certificates that an authority issues. */
final class DiagnoseRenewalTest {
    private final Clinic clinic = new Clinic();
    private final Instant until = clinic.now.plusSeconds(1_000_000);

    private static CertificateState state(DomainName name, Optional<Instant> until, int failures, String trouble) {
        return new CertificateState(name, until, Instant.EPOCH, failures, Instant.EPOCH, trouble);
    }

    private String found(CertificateState... states) {
        clinic.certificates = Optional.of(List.of(states));
        return clinic.visit().stream()
                .filter(one -> one.subject().equals("ACME"))
                .map(one -> one.condition().word() + " " + one.seen())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    @Test
    void whereNoAuthorityIsAskedNothingIsSaid() {
        assertThat(clinic.visit()).noneMatch(one -> one.subject().equals("ACME"));
    }

    @Test
    void whatIsThereAndWasNotRefusedIsFine() {
        assertThat(found(state(Clinic.HOST, Optional.of(until), 0, "")))
                .isEqualTo("fine 1 certificates are there, and no renewal has failed");
    }

    @Test
    void aRenewalThatFailsIsSaidWhileTheCertificateIsStillGood() {
        assertThat(found(state(Clinic.HOST, Optional.of(until), 3, "port 80 is closed")))
                .isEqualTo("warn that for mx.example.org is good until " + until
                        + "; 3 attempts failed, the last with: port 80 is closed");
    }

    @Test
    void aCertificateThatIsMissingOrExpiredIsWrong() {
        assertThat(found(
                        state(Clinic.HOST, Optional.of(clinic.now), 0, ""),
                        state(Clinic.DOMAIN, Optional.empty(), 1, "away")))
                .isEqualTo("wrong no good certificate for mx.example.org\n"
                        + "wrong no good certificate for example.org; 1 attempts failed, the last with: away");
    }
}
