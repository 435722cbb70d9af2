package org.postern.application.doctor;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Ipv4Address;

/** The records a domain and its mail host need: each once, for those who print them and those who miss them. */
final class WantedRecords {
    private static final String HTTPS_NAME = "mta-sts.";

    private final MailHost host;
    private final String domain;
    private final String name;

    WantedRecords(MailHost host) {
        this.host = host;
        this.domain = host.domain().text();
        this.name = host.name().text();
    }

    ZoneRecord exchange() {
        return new ZoneRecord(
                domain, "MX", "10 " + name + ".", "Mail for " + domain + " goes to this host (RFC 5321 §5.1).");
    }

    ZoneRecord address(IpAddress address) {
        return new ZoneRecord(
                name,
                address instanceof Ipv4Address ? "A" : "AAAA",
                address.text(),
                "Where the host is; the exchange of an MX must be no alias (RFC 2181 §10.3).");
    }

    ZoneRecord pointer(IpAddress address) {
        return new ZoneRecord(
                address.reverseName(),
                "PTR",
                name + ".",
                "The address leads back to the name; whoever gave you the address sets this (RFC 1912 §2.1).");
    }

    ZoneRecord senders() {
        return ZoneRecord.text(
                domain,
                "v=spf1 mx ~all",
                "Who sends as " + domain
                        + " (RFC 7208); add what else does, as ip4:, ip6: or include:, then say -all.");
    }

    ZoneRecord hostSenders() {
        return ZoneRecord.text(
                name, "v=spf1 a -all", "Nobody but this host says EHLO " + name + " (RFC 7208 §2.3, §2.4).");
    }

    ZoneRecord dmarc() {
        return ZoneRecord.text(
                "_dmarc." + domain,
                "v=DMARC1; p=none; rua=mailto:postmaster@" + domain,
                "Reports of who sends as " + domain
                        + " (RFC 9989); when they hold no surprise, p=quarantine or p=reject.");
    }

    ZoneRecord tlsReports() {
        return ZoneRecord.text(
                "_smtp._tls." + domain,
                "v=TLSRPTv1; rua=mailto:postmaster@" + domain,
                "Reports of senders whose TLS to this host fails (RFC 8460 §3).");
    }

    /** Its id is made of the policy, so that it changes when, and only when, the policy does. */
    ZoneRecord strictTransport() {
        return ZoneRecord.text(
                "_mta-sts." + domain,
                "v=STSv1; id=" + host.policy().id() + ";",
                "There is an MTA-STS policy (RFC 8461 §3.1), the file below; the id changes with the file.");
    }

    ZoneRecord policyAlias() {
        return new ZoneRecord(
                policyHost(), "CNAME", name + ".", "Senders fetch the MTA-STS policy there (RFC 8461 §3.3, §8.2).");
    }

    String policyHost() {
        return HTTPS_NAME + domain;
    }

    String policyAddress() {
        return "https://" + policyHost() + "/.well-known/mta-sts.txt";
    }

    List<String> policy() {
        return host.policy().lines();
    }

    /** Of the certificate, when there is one. */
    Optional<ZoneRecord> association() {
        return host.certificate().map(HostCertificate::keyDigest).map(this::association);
    }

    /** @param keyDigest the SHA-256 of a key in hex */
    ZoneRecord association(String keyDigest) {
        return new ZoneRecord(
                associationOwner(),
                "TLSA",
                "3 1 1 " + keyDigest,
                "The key that TLS shows here (RFC 7672 §3.1); it counts in a DNSSEC zone, and there a new key must be"
                        + " published before it is used.");
    }

    String associationOwner() {
        return "_25._tcp." + name;
    }
}
