package org.postern.application.certificate;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.postern.application.port.Attempts;
import org.postern.application.port.CertificateAuthority;
import org.postern.application.port.CertificateShelf;
import org.postern.application.port.HeldCertificate;
import org.postern.application.port.Issuance;
import org.postern.domain.address.DomainName;

/**
 * Sees to it that there is a good certificate for each of some names. Does its work in turns, on one thread, and comes back
 * from each turn however the authority and the disk do; {@link #states} may be asked on any.
 */
public final class KeepCertificates {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final CertificateAuthority authority;
    private final CertificateShelf shelf;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Patience patience;
    private final Consumer<CertificateEvent> told;
    private final Map<DomainName, Watched> watched = new LinkedHashMap<>();
    private volatile List<CertificateState> states = List.of();

    /** {@code retry}: how long to wait after a first failure. */
    public KeepCertificates(
            CertificateAuthority authority,
            CertificateShelf shelf,
            InstantSource clock,
            RandomGenerator chance,
            Duration retry,
            Consumer<CertificateEvent> told) {
        this.authority = authority;
        this.shelf = shelf;
        this.clock = clock;
        this.chance = chance;
        this.patience = new Patience(retry, chance);
        this.told = told;
    }

    /** How it stands with each, as of the last turn. */
    public List<CertificateState> states() {
        return states;
    }

    /**
     * Looks at the certificates for these names, each a list whose first names it, and obtains those that are due.
     *
     * @param now whether to ask for every one of them, due or not, whatever failed before
     */
    public void turn(List<List<DomainName>> wanted, boolean now) {
        watched.keySet().retainAll(wanted.stream().map(List::getFirst).toList());
        for (List<DomainName> names : wanted) {
            Watched one = watched.computeIfAbsent(names.getFirst(), Watched::new);
            try {
                look(one, names, now);
            } catch (IOException unusable) {
                lament(one, unusable, now);
            }
            List<CertificateState> all = new ArrayList<>();
            watched.values().forEach(each -> all.add(each.state()));
            states = List.copyOf(all);
        }
    }

    private void look(Watched one, List<DomainName> names, boolean now) throws IOException {
        Optional<HeldCertificate> held = shelf.held(one.name());
        Instant moment = clock.instant();
        if (one.isNew()) {
            one.begin(held.map(HeldCertificate::certificate), shelf.attempts(one.name()));
        }
        if (held.isPresent()) {
            X509Certificate certificate = held.get().certificate();
            if (one.asksAuthority(moment)) {
                one.window(authority.renewal(certificate), moment);
            }
            one.holds(certificate, Renewal.isFor(certificate, names), chance);
        } else {
            one.holdsNothing();
        }
        one.news().ifPresent(told);
        if (now || one.isDue(moment)) {
            obtain(one, names, held);
        }
    }

    /** Without a disk nothing is asked for: what is issued could not be kept. */
    private void lament(Watched one, IOException unusable, boolean now) {
        if (now || one.isDue(clock.instant())) {
            String why = "cannot use the folder of certificates: " + unusable.getMessage();
            failed(one, why, "See who owns data/acme, and whether its disk has room.", Optional.empty());
        }
    }

    private void obtain(Watched one, List<DomainName> names, Optional<HeldCertificate> held) throws IOException {
        KeyPair key = held.map(HeldCertificate::key)
                .orElseGet(() -> KeyPairSigner.fresh().pair());
        Optional<X509Certificate> replaced = held.map(HeldCertificate::certificate);
        Attempts before = one.attempts();
        shelf.remember(one.name(), new Attempts(before.failures() + 1, again(one), "the server ended meanwhile"));
        switch (authority.issue(names, key, before.failures(), replaced)) {
            case Issuance.Issued issued -> keep(one, names, key, issued.chain());
            case Issuance.NotIssued not -> {
                if (Thread.currentThread().isInterrupted()) {
                    shelf.remember(one.name(), before);
                } else {
                    failed(one, not.why(), not.remedy(), not.notBefore());
                }
            }
        }
    }

    private Instant again(Watched one) {
        return clock.instant().plus(patience.after(one.attempts().failures() + 1));
    }

    /** What an authority issued is not doubted, but what this machine takes for the time may be. */
    private void keep(Watched one, List<DomainName> names, KeyPair key, List<X509Certificate> chain)
            throws IOException {
        shelf.keep(one.name(), key, chain);
        X509Certificate certificate = chain.getFirst();
        one.renewed(certificate, Renewal.isFor(certificate, names), chance);
        if (one.isDue(clock.instant())) {
            failed(
                    one,
                    "the certificate that was issued is not one to keep: good from "
                            + certificate.getNotBefore().toInstant() + " until "
                            + certificate.getNotAfter().toInstant(),
                    "Compare the clock of this machine with others, and the names with those of the configuration.",
                    Optional.of(clock.instant().plus(A_DAY)));
            return;
        }
        shelf.remember(one.name(), Attempts.NONE);
        told.accept(new CertificateEvent.Obtained(
                one.name(), certificate.getNotAfter().toInstant(), one.due()));
    }

    private void failed(Watched one, String why, String remedy, Optional<Instant> notBefore) {
        Instant own = again(one);
        Instant again = notBefore.filter(own::isBefore).orElse(own);
        one.failed(again, why);
        try {
            shelf.remember(one.name(), one.attempts());
        } catch (IOException unusable) {
            one.adds("that cannot be written down: " + unusable.getMessage());
        }
        told.accept(new CertificateEvent.Failed(one.name(), why, remedy, again, one.state()));
    }
}
