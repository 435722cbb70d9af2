package org.postern.bootstrap;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.postern.application.doctor.DescribeZone;
import org.postern.application.doctor.HostCertificate;
import org.postern.application.doctor.MailHost;
import org.postern.application.doctor.PublicAddress;
import org.postern.bootstrap.command.DnsRecordsRequest;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.Listener;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** {@code postern dns-records}. */
final class Publishing {

    private Publishing() {}

    static ExitCode records(Configuration configuration, DnsRecordsRequest request, Output output) {
        Optional<DomainName> domain = HostedName.find(configuration, request.domain(), output);
        if (domain.isEmpty()) {
            return ExitCode.USAGE;
        }
        Optional<HostCertificate> certificate;
        try {
            certificate = OwnCertificate.of(configuration);
        } catch (IOException unread) {
            output.error().println("cannot read the certificate: " + unread.getMessage());
            return ExitCode.WRONG;
        }
        List<IpAddress> addresses = request.addresses().isEmpty() ? addresses(configuration) : request.addresses();
        MailHost host = host(configuration, domain.get(), addresses, certificate);
        DescribeZone.lines(host).forEach(output.out()::println);
        return ExitCode.FINE;
    }

    static MailHost host(
            Configuration configuration,
            DomainName domain,
            List<IpAddress> addresses,
            Optional<HostCertificate> certificate) {
        return new MailHost(
                domain,
                configuration.hostname(),
                addresses,
                certificate,
                configuration.policyOfDomains(),
                configuration.https().isPresent());
    }

    /** Those of the listeners that others can reach; a listener on all addresses tells none. */
    static List<IpAddress> addresses(Configuration configuration) {
        return configuration.listeners().stream()
                .map(Listener::address)
                .filter(PublicAddress::is)
                .distinct()
                .toList();
    }
}
