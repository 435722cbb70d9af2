package org.postern.testkit.certificate;

import java.time.Instant;
import java.util.Optional;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.Issuance;

/** The authority in memory keeps the contract. */
final class MemoryAuthorityTest implements CertificateAuthorityContract {

    @Override
    public CertificateAuthority willing() {
        return new MemoryAuthority(() -> Instant.parse("2026-11-29T00:00:00Z"));
    }

    @Override
    public CertificateAuthority unwilling() {
        MemoryAuthority authority = new MemoryAuthority(() -> Instant.EPOCH);
        authority.refuse(Optional.of(new Issuance.NotIssued("no", "wait", Optional.empty())));
        return authority;
    }
}
