package org.postern.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.Attempts;
import org.postern.application.port.CertificateShelf;
import org.postern.domain.address.DomainName;

/** What every {@link CertificateShelf} must do. */
public interface CertificateShelfContract {
    DomainName NAME = DomainName.parse("mx.example.test").orElseThrow();
    DomainName OTHER = DomainName.parse("mta-sts.example.test").orElseThrow();

    /** The same shelf each time, empty at first. */
    CertificateShelf shelf();

    private static X509Certificate certificate(KeyPair key, int year) {
        Instant from = Instant.parse(year + "-01-01T00:00:00Z");
        return SomeCertificates.of(NAME, key, from, from.plusSeconds(7_776_000));
    }

    @Test
    default void whatIsKeptIsHeldUntilOtherIsKept() throws IOException {
        assertThat(shelf().held(NAME)).isEmpty();
        KeyPair key = KeyPairSigner.fresh().pair();
        for (int year = 2025; year < 2028; year++) {
            X509Certificate certificate = certificate(key, year);
            shelf().keep(NAME, key, List.of(certificate, certificate(key, 2001)));
            assertThat(shelf().held(NAME)).hasValueSatisfying(held -> {
                assertThat(held.certificate()).isEqualTo(certificate);
                assertThat(held.key().getPrivate().getEncoded())
                        .isEqualTo(key.getPrivate().getEncoded());
                assertThat(held.key().getPublic()).isEqualTo(key.getPublic());
            });
        }
        assertThat(shelf().held(OTHER)).isEmpty();
    }

    @Test
    default void whatWasTriedIsRemembered() throws IOException {
        assertThat(shelf().attempts(NAME)).isEqualTo(Attempts.NONE);
        Attempts tried =
                new Attempts(3, Instant.parse("2026-11-29T01:02:03Z"), "the authority says \"no\"; it is away");
        shelf().remember(NAME, tried);
        assertThat(shelf().attempts(NAME)).isEqualTo(tried);
        assertThat(shelf().attempts(OTHER)).isEqualTo(Attempts.NONE);
        shelf().remember(NAME, Attempts.NONE);
        assertThat(shelf().attempts(NAME)).isEqualTo(Attempts.NONE);
    }
}
