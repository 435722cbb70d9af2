package org.postern.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.adapters.metrics.Gauges;
import org.postern.adapters.smtp.tls.KeyedCertificate;
import org.postern.application.certificate.CertificateState;

/** What the metrics say of certificates: those that TLS is done with now. */
final class CertificateReadings {
    private static final double HOURS = 24;

    private CertificateReadings() {}

    static void register(Gauges gauges, TermsInForce terms, Optional<Obtaining> obtaining, InstantSource clock) {
        gauges.gauges(
                "postern_certificate_days_left",
                "Days until the certificate for a name that TLS is done with expires; below zero once it has.",
                "name",
                () -> days(terms, obtaining, clock.instant()));
        gauges.gauges(
                "postern_certificate_failures",
                "How often in a row a certificate was not obtained from the authority of acme.",
                "name",
                () -> failures(obtaining));
    }

    private static Map<String, Double> days(TermsInForce terms, Optional<Obtaining> obtaining, Instant now) {
        Map<String, Double> days = new LinkedHashMap<>();
        Terms current = terms.now();
        current.certificate()
                .certificate()
                .ifPresent(own -> days.put(current.configuration().hostname().text(), left(own, now)));
        obtaining.ifPresent(all -> Obtaining.policyHosts(current.configuration())
                .forEach(name ->
                        all.source(name).certificate().ifPresent(one -> days.put(name.text(), left(one, now)))));
        return days;
    }

    private static double left(KeyedCertificate certificate, Instant now) {
        Instant until = certificate.chain().getFirst().getNotAfter().toInstant();
        return Duration.between(now, until).toHours() / HOURS;
    }

    private static Map<String, Double> failures(Optional<Obtaining> obtaining) {
        Map<String, Double> failures = new LinkedHashMap<>();
        obtaining.ifPresent(all -> {
            for (CertificateState state : all.keeping().states()) {
                failures.put(state.name().text(), (double) state.failures());
            }
        });
        return failures;
    }
}
