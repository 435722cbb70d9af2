package org.postern.application.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.Attempts;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;

/** What is known of the certificate for one name, from turn to turn. */
final class Watched {
    private static final Duration ASK_AGAIN = Duration.ofHours(6);
    private static final Duration LONGEST_WAIT = Duration.ofDays(8);

    private final DomainName name;
    private Optional<RenewalWindow> window = Optional.empty();
    private Optional<CertificateEvent> news = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private @Nullable X509Certificate certificate;
    private Instant due = Instant.EPOCH;
    private Instant askAt = Instant.EPOCH;
    private Attempts attempts = Attempts.NONE;
    private boolean begun;

    Watched(DomainName name) {
        this.name = name;
    }

    DomainName name() {
        return name;
    }

    boolean isNew() {
        return !begun;
    }

    /** What was there at the start, and what was tried before it. */
    void begin(Optional<X509Certificate> found, Attempts before) {
        begun = true;
        attempts = before;
        news = found.isPresent()
                ? found.map(one ->
                        new CertificateEvent.Found(name, one.getNotAfter().toInstant(), Renewal.due(one)))
                : Optional.of(before)
                        .filter(tried -> tried.failures() > 0)
                        .map(tried -> new CertificateEvent.Waiting(name, tried.notBefore()));
    }

    /** What is to be told, once. */
    Optional<CertificateEvent> news() {
        Optional<CertificateEvent> told = news;
        news = Optional.empty();
        return told;
    }

    boolean asksAuthority(Instant now) {
        return !now.isBefore(askAt) || askAt.isAfter(now.plus(ASK_AGAIN).plus(ASK_AGAIN));
    }

    /** The answer of the authority; without any it is asked again in some hours. */
    void window(Optional<RenewalWindow> answer, Instant now) {
        window = answer;
        Instant usual = now.plus(ASK_AGAIN);
        askAt = answer.map(RenewalWindow::askAgain)
                .filter(again -> again.isAfter(now) && again.isBefore(usual))
                .orElse(usual);
        certificate = null;
    }

    /** The moment by chance within a window is chosen once for a certificate and a window. */
    void holds(X509Certificate held, boolean isForTheNames, RandomGenerator chance) {
        if (!held.equals(certificate)) {
            due = Renewal.due(held, window, chance);
        }
        certificate = held;
        until = Optional.of(held.getNotAfter().toInstant());
        if (!isForTheNames) {
            due = Instant.EPOCH;
            certificate = null;
        }
    }

    void holdsNothing() {
        certificate = null;
        until = Optional.empty();
        due = Instant.EPOCH;
    }

    void renewed(X509Certificate held, boolean isForTheNames, RandomGenerator chance) {
        window = Optional.empty();
        askAt = Instant.EPOCH;
        certificate = null;
        attempts = Attempts.NONE;
        holds(held, isForTheNames, chance);
    }

    /** A moment further ahead than any wait is from a clock that has been set back since. */
    boolean isDue(Instant now) {
        Instant notBefore = attempts.notBefore();
        return !now.isBefore(due) && (!now.isBefore(notBefore) || notBefore.isAfter(now.plus(LONGEST_WAIT)));
    }

    void failed(Instant again, String why) {
        attempts = new Attempts(attempts.failures() + 1, again, why);
    }

    void adds(String more) {
        attempts = new Attempts(attempts.failures(), attempts.notBefore(), attempts.trouble() + "; " + more);
    }

    Attempts attempts() {
        return attempts;
    }

    Instant due() {
        return due;
    }

    CertificateState state() {
        return new CertificateState(name, until, due, attempts.failures(), attempts.notBefore(), attempts.trouble());
    }
}
