package org.postern.application.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.postern.application.port.OutsideView;
import org.postern.domain.dns.Dns;
import org.postern.domain.dnslist.DnsList;

/**
 * Looks at everything a domain needs so that mail comes to its host, side by side and in a time that is limited, whatever
 * the DNS, the network and the disk do.
 */
public final class DiagnoseDomain {
    private final Duration patience;
    private final LongSupplier nanoClock;

    /**
     * @param patience how long all of it may take
     * @param nanoClock like {@link System#nanoTime}
     */
    public DiagnoseDomain(Duration patience, LongSupplier nanoClock) {
        this.patience = patience;
        this.nanoClock = nanoClock;
    }

    /** What is looked at, and by whose eyes. */
    public record Patient(
            MailHost host, List<DnsList> lists, Dns dns, OutsideView outside, HostFacts facts, Instant now) {
        public Patient {
            lists = List.copyOf(lists);
        }
    }

    /** The report: every check has a line at least, in an order that does not change. */
    public List<Diagnosis> report(Patient patient) {
        long end = nanoClock.getAsLong() + patience.toNanos();
        List<Check> checks = checks(patient);
        List<FutureTask<List<Diagnosis>>> tasks =
                checks.stream().map(DiagnoseDomain::begun).toList();
        List<Diagnosis> report = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            report.addAll(result(checks.get(i).subject(), tasks.get(i), end - nanoClock.getAsLong()));
        }
        return report;
    }

    private static FutureTask<List<Diagnosis>> begun(Check check) {
        FutureTask<List<Diagnosis>> task = new FutureTask<>(check::look);
        Thread.ofVirtual().name("doctor " + check.subject()).start(task);
        return task;
    }

    private static List<Diagnosis> result(String subject, FutureTask<List<Diagnosis>> task, long nanos) {
        try {
            return task.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            return unknown(subject, "it took too long");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unknown(subject, "it was interrupted");
        } catch (ExecutionException mistake) {
            return unknown(subject, "looking at it broke: " + mistake.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static List<Diagnosis> unknown(String subject, String why) {
        return List.of(Diagnosis.wrong(
                subject, "not known: " + why, "What cannot be looked at may be wrong.", "Try again in a while."));
    }

    private static List<Check> checks(Patient patient) {
        MailHost host = patient.host();
        Dns dns = patient.dns();
        Instant now = patient.now();
        WantedRecords wanted = new WantedRecords(host);
        Sightings sightings = new Sightings(host.name(), dns, patient.outside());
        List<Check> checks = new ArrayList<>(List.of(
                new ResolverCheck(dns),
                new ExchangeCheck(host, wanted, dns),
                new AddressCheck(host, wanted, sightings),
                new ReverseCheck(host, wanted, sightings, dns),
                new PortCheck(host, sightings),
                new CertificateCheck(host, sightings, now),
                new AssociationCheck(host, wanted, sightings, dns),
                new StrictTransportCheck(host, wanted, dns, patient.outside()),
                new TlsReportsCheck(wanted, dns),
                new SendersCheck(host, wanted, sightings, dns, now),
                new HostSendersCheck(host, wanted, sightings, dns, now),
                new DmarcCheck(host, wanted, dns),
                new ListsCheck(patient.lists(), dns),
                new ClockCheck(patient.facts().clock()),
                new DiskCheck(patient.facts().disk()),
                new FilesCheck(patient.facts().files())));
        patient.facts().certificates().ifPresent(states -> checks.add(new RenewalCheck(states, now)));
        return checks;
    }
}
