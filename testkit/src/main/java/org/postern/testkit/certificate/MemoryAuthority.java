package org.postern.testkit.certificate;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.Issuance;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;

/** An authority that issues at once, unless it is told not to. Its certificates have the first name only. */
public final class MemoryAuthority implements CertificateAuthority {
    private final InstantSource clock;
    private final List<List<DomainName>> asked = new ArrayList<>();
    private Duration life = Duration.ofDays(90);
    private Optional<Issuance.NotIssued> refusal = Optional.empty();
    private Optional<RenewalWindow> window = Optional.empty();

    public MemoryAuthority(InstantSource clock) {
        this.clock = clock;
    }

    /** How long its certificates are good. */
    public void live(Duration time) {
        life = time;
    }

    /** What it says instead of issuing; empty: it issues. */
    public void refuse(Optional<Issuance.NotIssued> words) {
        refusal = words;
    }

    /** When it wants renewals. */
    public void want(RenewalWindow wanted) {
        window = Optional.of(wanted);
    }

    /** Whom it was asked for, one time each. */
    public List<List<DomainName>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Issuance issue(List<DomainName> names, KeyPair key, int attempt, Optional<X509Certificate> replaced) {
        asked.add(List.copyOf(names));
        if (Thread.currentThread().isInterrupted()) {
            return new Issuance.NotIssued("interrupted", "", Optional.empty());
        }
        return refusal.isPresent()
                ? refusal.get()
                : new Issuance.Issued(List.of(SomeCertificates.of(
                        names.getFirst(), key, clock.instant(), clock.instant().plus(life))));
    }

    @Override
    public Optional<RenewalWindow> renewal(X509Certificate certificate) {
        return window;
    }
}
