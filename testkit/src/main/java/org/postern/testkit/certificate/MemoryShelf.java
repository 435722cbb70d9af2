package org.postern.testkit.certificate;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.application.port.Attempts;
import org.postern.application.port.CertificateShelf;
import org.postern.application.port.HeldCertificate;
import org.postern.domain.address.DomainName;

/** A shelf that forgets everything with the test; it can be broken. */
public final class MemoryShelf implements CertificateShelf {
    private final Map<DomainName, HeldCertificate> held = new HashMap<>();
    private final Map<DomainName, Attempts> attempts = new HashMap<>();
    private boolean broken;

    /** Whether every write fails from now on. */
    public void breakDown(boolean down) {
        broken = down;
    }

    private void requireWhole() throws IOException {
        if (broken) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public Optional<HeldCertificate> held(DomainName name) {
        return Optional.ofNullable(held.get(name));
    }

    @Override
    public void keep(DomainName name, KeyPair key, List<X509Certificate> chain) throws IOException {
        requireWhole();
        held.put(name, new HeldCertificate(key, chain.getFirst()));
    }

    @Override
    public Attempts attempts(DomainName name) {
        return attempts.getOrDefault(name, Attempts.NONE);
    }

    @Override
    public void remember(DomainName name, Attempts now) throws IOException {
        requireWhole();
        attempts.put(name, now);
    }
}
