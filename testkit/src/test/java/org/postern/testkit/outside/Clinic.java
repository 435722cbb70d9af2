package org.postern.testkit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateParsingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.application.certificate.CertificateState;
import org.postern.application.doctor.ClockFacts;
import org.postern.application.doctor.Condition;
import org.postern.application.doctor.DescribeZone;
import org.postern.application.doctor.DiagnoseDomain;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.DiskFacts;
import org.postern.application.doctor.FileFacts;
import org.postern.application.doctor.HostCertificate;
import org.postern.application.doctor.HostFacts;
import org.postern.application.doctor.MailHost;
import org.postern.application.doctor.StrictTransportPolicy;
import org.postern.application.doctor.ZoneRecord;
import org.postern.application.port.OutsideView;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Dns;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.testkit.dns.ZoneDns;

/** A domain in the best of health: its zone is what dns-records prints. Each field can be made worse before a visit. */
final class Clinic {
    static final IpAddress ADDRESS = IpAddress.parse("198.51.100.25").orElseThrow();
    static final DomainName HOST = DomainName.parse("mx.example.org").orElseThrow();
    static final DomainName DOMAIN = DomainName.parse("example.org").orElseThrow();
    private static final String REST = """
            mta-sts.example.org A 198.51.100.25
            2.0.0.127.bl.example.net A 127.0.0.2
            """;

    List<IpAddress> addresses = List.of(ADDRESS);
    DomainName domain = DOMAIN;
    DomainName host = HOST;
    boolean servesPolicy;
    Optional<List<CertificateState>> certificates = Optional.empty();
    Sighting server = new Sighting.Greeted(
            "mx.example.org", new Sighting.TlsSight.Shown(List.of(SomeCertificate.certificate()), ""));
    Instant now = Instant.parse("2026-11-28T12:00:00Z");
    ClockFacts clock = new ClockFacts(now, Optional.of(true), now.minusSeconds(60));
    DiskFacts disk = new DiskFacts(
            "/emails", "ext2/ext3", 8L << 30, 1 << 30, Optional.of(Duration.ofMillis(3)), Optional.empty());
    FileFacts files = new FileFacts(524_288, 50, 1_000, true);
    String zone = zone(patient()) + REST;
    String policy = policy(zone);

    /** The records of what dns-records prints, those in comments (PTR) among them. */
    private static String zone(MailHost host) {
        return DescribeZone.lines(host).stream()
                .map(line -> line.replaceFirst("^; +(?=\\S+\\. 3600 IN )", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The policy of what dns-records prints, in its comments. */
    private static String policy(String zone) {
        return zone.lines()
                .filter(line -> line.matches(";   \\w+: .*"))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private MailHost patient() {
        try {
            return new MailHost(
                    domain,
                    host,
                    addresses,
                    Optional.of(HostCertificate.of(SomeCertificate.certificate())),
                    StrictTransportPolicy.testing(host),
                    servesPolicy);
        } catch (CertificateParsingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Replaces a part of the zone, which has to be there. */
    Clinic zone(String part, String other) {
        if (!zone.contains(part)) {
            throw new AssertionError("nothing to replace: " + part + " in\n" + zone);
        }
        zone = zone.replace(part, other);
        return this;
    }

    List<Diagnosis> visit() {
        return visit(ZoneDns.of(zone), new MemoryOutside(Map.of(ADDRESS, server), Map.of(DOMAIN, policy)));
    }

    List<Diagnosis> visit(Dns dns, OutsideView outside) {
        DnsList list =
                new DnsList(DomainName.parse("bl.example.net").orElseThrow(), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);
        HostFacts facts = new HostFacts(() -> clock, () -> disk, () -> files, certificates.map(states -> () -> states));
        DiagnoseDomain.Patient whole = new DiagnoseDomain.Patient(patient(), List.of(list), dns, outside, facts, now);
        return new DiagnoseDomain(Duration.ofSeconds(20), System::nanoTime).report(whole);
    }

    /** The lines of a report that are not fine, without what was seen. */
    static List<String> notFine(List<Diagnosis> report) {
        return report.stream()
                .filter(one -> one.condition() != Condition.FINE)
                .map(one -> one.condition().word() + " " + one.subject())
                .toList();
    }

    static String toDo(Diagnosis one) {
        return one.remedy() + one.records().stream().map(ZoneRecord::line).toList();
    }

    /** A visit finds this one line worse, and that it saw this. */
    void only(String line, String seen) {
        List<Diagnosis> report = visit();
        assertThat(notFine(report)).as(report.toString()).containsExactly(line);
        Diagnosis found = report.stream()
                .filter(one -> one.condition() != Condition.FINE)
                .findFirst()
                .orElseThrow();
        assertThat(found.seen()).contains(seen);
        assertThat(found.why()).isNotBlank();
    }
}
