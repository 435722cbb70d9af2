package org.postern.bootstrap;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.postern.adapters.dnsjava.DnsjavaDns;
import org.postern.adapters.outside.SocketOutside;
import org.postern.application.dns.BudgetedDns;
import org.postern.application.dns.CacheLimits;
import org.postern.application.dns.CachingDns;
import org.postern.application.doctor.Condition;
import org.postern.application.doctor.DiagnoseDomain;
import org.postern.application.doctor.Diagnosis;
import org.postern.application.doctor.HostCertificate;
import org.postern.application.doctor.MailHost;
import org.postern.application.port.OutsideView;
import org.postern.bootstrap.command.DoctorRequest;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.NameService;
import org.postern.bootstrap.logging.Logs;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Dns;

/** {@code postern doctor}. */
final class Doctoring {
    private static final int MOST_QUESTIONS = 1_000;
    private static final Duration QUESTIONS = Duration.ofSeconds(20);
    /** Beside the time of the DNS: two connections one after the other, each of which may take 20 seconds. */
    private static final Duration CONNECTIONS = Duration.ofSeconds(45);

    private Doctoring() {}

    static ExitCode examine(Configuration configuration, DoctorRequest request, Output output) {
        Optional<DomainName> domain = HostedName.find(configuration, request.domain(), output);
        if (domain.isEmpty()) {
            return ExitCode.USAGE;
        }
        Logs.warningsOnly();
        List<Diagnosis> report = new ArrayList<>();
        Optional<HostCertificate> certificate = certificate(configuration, report);
        List<IpAddress> addresses =
                request.addresses().isEmpty() ? Publishing.addresses(configuration) : request.addresses();
        MailHost host = Publishing.host(configuration, domain.get(), addresses, certificate);
        report.addAll(diagnosed(configuration, request, host));
        new DoctorReport(output.out()).print(report, request.json());
        return report.stream().anyMatch(one -> one.condition() == Condition.WRONG) ? ExitCode.WRONG : ExitCode.FINE;
    }

    private static Optional<HostCertificate> certificate(Configuration configuration, List<Diagnosis> report) {
        try {
            return OwnCertificate.of(configuration);
        } catch (IOException unread) {
            report.add(new Diagnosis(
                    Condition.WRONG,
                    "certificate",
                    "cannot be read: " + unread.getMessage(),
                    "The server does not start without it.",
                    "See tls.certificate in the configuration.",
                    List.of()));
            return Optional.empty();
        }
    }

    private static List<Diagnosis> diagnosed(Configuration configuration, DoctorRequest request, MailHost host) {
        NameService service = request.resolvers().isEmpty()
                ? configuration.dns()
                : configuration.dns().through(request.resolvers());
        try (DnsjavaDns names = Court.dns(service)) {
            Dns shared = new CachingDns(names, CacheLimits.USUAL, System::nanoTime);
            Dns dns = new BudgetedDns(shared, QUESTIONS, MOST_QUESTIONS, System::nanoTime);
            DiagnoseDomain.Patient patient = new DiagnoseDomain.Patient(
                    host,
                    configuration.lists(),
                    dns,
                    outside(request),
                    HostFactFinding.of(configuration),
                    Instant.now());
            return new DiagnoseDomain(QUESTIONS.plus(CONNECTIONS), System::nanoTime).report(patient);
        }
    }

    private static OutsideView outside(DoctorRequest request) {
        try {
            return new SocketOutside(request.mailPort(), request.policyPort(), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }
}
