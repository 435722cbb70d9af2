package org.postern.application.doctor;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/**
 * A domain and the host that takes its mail: the name it greets with, the addresses it is known to have (none: not
 * known), the certificate it was configured with, the policy of the domain, and whether this server serves that.
 */
public record MailHost(
        DomainName domain,
        DomainName name,
        List<IpAddress> addresses,
        Optional<HostCertificate> certificate,
        StrictTransportPolicy policy,
        boolean servesPolicy) {

    public MailHost {
        addresses = List.copyOf(addresses);
    }

    /** Whether the host has the name of the domain itself, so that one TXT record has to serve both. */
    boolean isTheDomain() {
        return name.equals(domain);
    }

    /** Whether the host's name is usually in the zone of the domain. */
    boolean isWithinTheDomain() {
        return isTheDomain() || name.text().endsWith("." + domain.text());
    }
}
