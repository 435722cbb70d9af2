package org.postern.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.Issuance;
import org.postern.domain.address.DomainName;

/** What every {@link CertificateAuthority} must do. */
public interface CertificateAuthorityContract {
    DomainName NAME = DomainName.parse("mx.example.test").orElseThrow();

    /** One that issues for {@link #NAME}. */
    CertificateAuthority willing();

    /** One that does not. */
    CertificateAuthority unwilling();

    @Test
    default void aCertificateIsForTheNameAndTheKey() throws Exception {
        KeyPair key = KeyPairSigner.fresh().pair();
        Issuance issuance = willing().issue(List.of(NAME), key, 0, Optional.empty());
        assertThat(issuance).isInstanceOfSatisfying(Issuance.Issued.class, issued -> {
            X509Certificate certificate = issued.chain().getFirst();
            assertThat(certificate.getPublicKey()).isEqualTo(key.getPublic());
        });
        X509Certificate certificate = ((Issuance.Issued) issuance).chain().getFirst();
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, NAME.text()));
        assertThat(certificate.getNotAfter().toInstant()).isAfter(Instant.EPOCH);
    }

    @Test
    default void aCertificateCanReplaceAnother() {
        KeyPair key = KeyPairSigner.fresh().pair();
        CertificateAuthority authority = willing();
        Issuance.Issued first = (Issuance.Issued) authority.issue(List.of(NAME), key, 0, Optional.empty());
        X509Certificate before = first.chain().getFirst();
        assertThat(authority.renewal(before)).isNotNull();
        assertThat(authority.issue(List.of(NAME), key, 0, Optional.of(before))).isInstanceOf(Issuance.Issued.class);
    }

    @Test
    default void whyThereIsNoneAndWhatHelpsIsSaid() {
        assertThat(unwilling().issue(List.of(NAME), KeyPairSigner.fresh().pair(), 0, Optional.empty()))
                .isInstanceOfSatisfying(Issuance.NotIssued.class, not -> {
                    assertThat(not.why()).isNotBlank();
                    assertThat(not.remedy()).isNotBlank();
                });
    }

    @Test
    default void anInterruptedThreadComesBackAndKnowsThatItWas() {
        Thread.currentThread().interrupt();
        Issuance issuance = willing().issue(List.of(NAME), KeyPairSigner.fresh().pair(), 0, Optional.empty());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(issuance).isInstanceOf(Issuance.NotIssued.class);
    }
}
