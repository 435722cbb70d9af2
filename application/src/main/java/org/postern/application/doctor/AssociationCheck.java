package org.postern.application.doctor;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.Sighting.TlsSight.Shown;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord.TlsAssociation;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;

/** Whether the TLSA records fit the certificate that the server shows: RFC 7672 §3.1, RFC 6698 §2.1. */
record AssociationCheck(MailHost host, WantedRecords wanted, Sightings sightings, Dns dns) implements Check {
    private static final int TRUST_ANCHOR = 2;
    private static final int END_ENTITY = 3;

    @Override
    public String subject() {
        return "TLSA";
    }

    @Override
    public List<Diagnosis> look() {
        Answer answer = Published.ask(dns, wanted.associationOwner(), RecordType.TLSA);
        return List.of(Published.failure(subject(), answer).orElseGet(() -> judged(answer)));
    }

    private Diagnosis judged(Answer answer) {
        List<TlsAssociation> records = answer.only(TlsAssociation.class);
        if (records.isEmpty()) {
            boolean counts =
                    answer.security() == Security.SECURE && host.certificate().isPresent();
            return counts
                    ? wrong(Condition.WARN, "none, though the zone is signed")
                    : Diagnosis.fine(subject(), "none; it counts only in a zone that is signed (DNSSEC)");
        }
        Optional<Shown> shown = sightings.shown();
        if (shown.isEmpty()) {
            return Diagnosis.warn(
                    subject(),
                    records.size() + " published, and no certificate to compare with",
                    "A record that does not fit keeps mail away (RFC 7672 §2.2).",
                    "See the line of port 25.");
        }
        boolean usable = records.stream().anyMatch(one -> one.usage() == TRUST_ANCHOR || one.usage() == END_ENTITY);
        if (!usable) {
            return wrong(Condition.WARN, "only usages that do not count for mail (RFC 7672 §3.1.3)");
        }
        return records.stream().anyMatch(one -> fits(one, shown.get().chain()))
                ? Diagnosis.fine(subject(), records.size() + " published, the certificate fits" + trust(answer))
                : wrong(Condition.WRONG, "no record fits the certificate that the server shows");
    }

    private static String trust(Answer answer) {
        return answer.security() == Security.SECURE
                ? ""
                : "; whether the zone is signed is not known here (dns.dnssec)";
    }

    /** RFC 7672 §3.1.1: the server's own key or certificate; §3.1.2: one of those above it. */
    private static boolean fits(TlsAssociation one, List<X509Certificate> chain) {
        return switch (one.usage()) {
            case END_ENTITY -> association(one, chain.getFirst()).equals(one.association());
            case TRUST_ANCHOR ->
                chain.stream().skip(1).anyMatch(above -> association(one, above).equals(one.association()));
            default -> false;
        };
    }

    private static String association(TlsAssociation one, X509Certificate certificate) {
        try {
            byte[] octets = one.selector() == 0
                    ? certificate.getEncoded()
                    : certificate.getPublicKey().getEncoded();
            byte[] data = switch (one.matching()) {
                case 0 -> octets;
                case 1 -> HostCertificate.digest("SHA-256", octets);
                default -> HostCertificate.digest("SHA-512", octets);
            };
            return HexFormat.of().formatHex(data);
        } catch (CertificateEncodingException broken) {
            return "";
        }
    }

    private Diagnosis wrong(Condition condition, String seen) {
        List<ZoneRecord> records = shownAssociation().stream().toList();
        return new Diagnosis(
                condition,
                subject(),
                seen,
                "Senders that check DANE deliver only to the key that is published (RFC 7672 §2.2).",
                records.isEmpty() ? "Take the records away, or publish the digest of the key." : "",
                records);
    }

    private Optional<ZoneRecord> shownAssociation() {
        return sightings
                .shown()
                .map(shown -> HexFormat.of()
                        .formatHex(HostCertificate.digest(
                                "SHA-256",
                                shown.chain().getFirst().getPublicKey().getEncoded())))
                .map(wanted::association)
                .or(wanted::association);
    }
}
