package org.postern.application.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.postern.application.port.RenewalWindow;
import org.postern.domain.address.DomainName;

/** When a certificate is to be replaced: at two thirds of its life, or when its authority wants it earlier (RFC 9773). */
final class Renewal {
    private static final int PARTS = 3;
    private static final int DNS_NAME = 2;

    private Renewal() {}

    /** Two thirds of the way from the first to the last moment it is good. */
    static Instant twoThirds(Instant from, Instant until) {
        return from.plus(Duration.between(from, until).dividedBy(PARTS).multipliedBy(2));
    }

    static Instant due(X509Certificate certificate) {
        return twoThirds(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** A moment by chance within the window (RFC 9773 §4.2), if that is earlier. */
    static Instant due(X509Certificate certificate, Optional<RenewalWindow> window, RandomGenerator chance) {
        Instant own = due(certificate);
        Optional<Instant> wanted = window.map(one -> within(one, chance));
        return wanted.filter(moment -> moment.isBefore(own)).orElse(own);
    }

    private static Instant within(RenewalWindow window, RandomGenerator chance) {
        long millis =
                Math.max(0, Duration.between(window.from(), window.until()).toMillis());
        return window.from().plusMillis((long) (millis * chance.nextDouble()));
    }

    /** Whether it has exactly these names. */
    static boolean isFor(X509Certificate certificate, List<DomainName> names) {
        Set<String> wanted = new HashSet<>();
        names.forEach(name -> wanted.add(name.text()));
        try {
            Collection<List<?>> alternatives = Optional.ofNullable(certificate.getSubjectAlternativeNames())
                    .orElseGet(List::of);
            Set<String> has = new HashSet<>();
            alternatives.stream()
                    .filter(name -> Objects.equals(name.get(0), DNS_NAME))
                    .forEach(name -> has.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)));
            return has.equals(wanted);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
