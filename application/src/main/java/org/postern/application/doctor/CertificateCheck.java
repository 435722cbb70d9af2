package org.postern.application.doctor;

import java.security.cert.CertificateParsingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.Sighting.TlsSight.Shown;

/** Whether the certificate that strangers are shown is for the host, good today, and trusted: RFC 8461 §4.2, RFC 6125 §6. */
record CertificateCheck(MailHost host, Sightings sightings, Instant now) implements Check {
    private static final Duration LEAST = Duration.ofDays(30);
    private static final int PARTS = 4;

    @Override
    public String subject() {
        return "certificate";
    }

    @Override
    public List<Diagnosis> look() {
        Optional<Shown> shown = sightings.shown();
        List<Diagnosis> all = new ArrayList<>();
        String seen = "";
        try {
            if (shown.isPresent()) {
                HostCertificate live = HostCertificate.of(shown.get().chain().getFirst());
                seen = "good until " + live.until() + ", as strangers see it";
                judge(live, all);
                compare(live, all);
                mistrust(shown.get().mistrust(), all);
            } else if (host.certificate().isPresent()) {
                seen = "good until " + host.certificate().get().until() + " in the file; nobody was shown it";
                judge(host.certificate().get(), all);
            } else {
                warn(all, "none that stays", "Give tls.certificate and tls.key, as certbot writes them.");
            }
        } catch (CertificateParsingException unreadable) {
            wrong(all, "cannot be read: " + unreadable.getMessage(), "Get another one.");
        }
        return all.isEmpty() ? List.of(Diagnosis.fine(subject(), seen)) : all;
    }

    private void judge(HostCertificate certificate, List<Diagnosis> all) {
        if (!certificate.isFor(host.name())) {
            wrong(
                    all,
                    "for " + String.join(", ", certificate.names()) + ", not for " + host.name(),
                    "Get one that has " + host.name() + " among its DNS names.");
        }
        if (now.isBefore(certificate.from())) {
            wrong(all, "not good before " + certificate.from(), "Set the clock, or wait.");
        }
        Duration left = Duration.between(now, certificate.until());
        if (left.isNegative()) {
            wrong(all, "expired on " + certificate.until(), "Renew it, and see why that did not happen by itself.");
        } else if (left.compareTo(enough(certificate)) < 0) {
            warn(all, "expires on " + certificate.until() + ", in " + left.toDays() + " days", "Renew it now.");
        }
    }

    /** A quarter of its life, a month at most: who renews at two thirds has renewed by then. */
    private static Duration enough(HostCertificate certificate) {
        Duration quarter =
                Duration.between(certificate.from(), certificate.until()).dividedBy(PARTS);
        return quarter.compareTo(LEAST) < 0 ? quarter : LEAST;
    }

    private void compare(HostCertificate live, List<Diagnosis> all) {
        boolean another = host.certificate()
                .filter(own -> !own.keyDigest().equals(live.keyDigest()))
                .isPresent();
        if (another) {
            warn(all, "another one is shown than the file holds", "See whether the server could read the new file.");
        }
    }

    private void mistrust(String mistrust, List<Diagnosis> all) {
        if (!mistrust.isEmpty()) {
            warn(all, "not trusted by everybody: " + mistrust, "Get one of a public authority, with all its chain.");
        }
    }

    private void wrong(List<Diagnosis> all, String seen, String remedy) {
        all.add(Diagnosis.wrong(
                subject(), seen, "Senders that insist on TLS (MTA-STS, DANE) hold their mail back.", remedy));
    }

    private void warn(List<Diagnosis> all, String seen, String remedy) {
        all.add(Diagnosis.warn(
                subject(), seen, "Mail comes encrypted, but a sender cannot know that it comes to us.", remedy));
    }
}
