package org.postern.application.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord.HostAddress;

/** Whether the host's name leads to addresses that everybody can reach: RFC 5321 §5.1, RFC 2181 §10.3. */
record AddressCheck(MailHost host, WantedRecords wanted, Sightings sightings) implements Check {

    @Override
    public String subject() {
        return "A, AAAA";
    }

    @Override
    public List<Diagnosis> look() {
        List<Answer> answers = sightings.answers();
        Optional<Diagnosis> failure = answers.stream()
                .flatMap(answer -> Published.failure(subject(), answer).stream())
                .findFirst();
        return List.of(failure.orElseGet(() -> judged(answers)));
    }

    private Diagnosis judged(List<Answer> answers) {
        Optional<String> end = answers.stream()
                .map(Answer::detail)
                .filter(name -> !name.isEmpty())
                .findFirst();
        if (end.isPresent()) {
            return Diagnosis.wrong(
                    subject(),
                    host.name() + " is an alias of " + end.get(),
                    "The exchange of an MX must be no alias (RFC 2181 §10.3); some senders do not follow it.",
                    "Put addresses there in place of the CNAME.");
        }
        List<IpAddress> addresses = answers.stream()
                .flatMap(answer -> answer.only(HostAddress.class).stream())
                .map(HostAddress::address)
                .distinct()
                .toList();
        return addresses.isEmpty() ? none() : compared(addresses);
    }

    private Diagnosis none() {
        Diagnosis none = Diagnosis.wrong(
                subject(),
                host.name() + " has no address",
                "Without one nobody finds the host.",
                host.addresses().isEmpty() ? "Publish its addresses; --address says them here." : "");
        return none.with(host.addresses().stream().map(wanted::address).toList());
    }

    private Diagnosis compared(List<IpAddress> addresses) {
        List<IpAddress> unreachable =
                addresses.stream().filter(one -> !PublicAddress.is(one)).toList();
        if (!unreachable.isEmpty()) {
            return Diagnosis.wrong(
                    subject(),
                    text(addresses) + "; nobody elsewhere reaches " + text(unreachable),
                    "Senders that try such an address first lose time or give up.",
                    "Publish only addresses that the whole internet reaches.");
        }
        List<IpAddress> unpublished = new ArrayList<>(host.addresses());
        unpublished.removeAll(addresses);
        List<IpAddress> foreign = new ArrayList<>(addresses);
        foreign.removeAll(host.addresses());
        if (!host.addresses().isEmpty() && !(unpublished.isEmpty() && foreign.isEmpty())) {
            return Diagnosis.warn(
                            subject(),
                            text(addresses) + "; the server is at " + text(host.addresses()),
                            "What is published and where the server listens should be the same addresses.",
                            foreign.isEmpty() ? "" : "Take away " + text(foreign) + ", or listen there.")
                    .with(unpublished.stream().map(wanted::address).toList());
        }
        return Diagnosis.fine(subject(), text(addresses));
    }

    private static String text(List<IpAddress> addresses) {
        return addresses.stream().map(IpAddress::text).collect(Collectors.joining(", "));
    }
}
