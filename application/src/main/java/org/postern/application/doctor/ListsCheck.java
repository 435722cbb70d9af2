package org.postern.application.doctor;

import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord.HostAddress;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.DnsListLookup;
import org.postern.domain.dnslist.ZoneTest;

/** Whether each configured list answers this resolver, lists 127.0.0.2 and not 127.0.0.1: RFC 5782 §5. */
record ListsCheck(List<DnsList> lists, Dns dns) implements Check {
    private static final IpNetwork REFUSALS =
            IpNetwork.parse("127.255.255.0/24").orElseThrow();
    private static final String WHY = "The list is set aside until it stands its test: its weight is missing.";

    @Override
    public String subject() {
        return "DNS lists";
    }

    @Override
    public List<Diagnosis> look() {
        return lists.isEmpty()
                ? List.of(Diagnosis.fine(subject(), "none configured"))
                : lists.stream().map(this::judged).toList();
    }

    private Diagnosis judged(DnsList list) {
        String zone = list.zone().text();
        Answer answer = Published.ask(dns, "2.0.0.127." + zone, RecordType.A);
        List<IpAddress> refusals = answer.only(HostAddress.class).stream()
                .map(HostAddress::address)
                .filter(REFUSALS::contains)
                .toList();
        if (!refusals.isEmpty()) {
            return Diagnosis.wrong(
                    subject(),
                    zone + " answers " + refusals.getFirst().text() + ": it refuses this resolver",
                    WHY,
                    "Ask through a resolver of your own (dns.servers); lists refuse public ones and those that ask too"
                            + " much.");
        }
        ZoneTest test = new DnsListLookup(dns).test(list);
        if (answer.isFailure() || !test.answered()) {
            return Diagnosis.wrong(
                    subject(), zone + " does not answer: " + answer.detail(), WHY, "See the resolver, or take it out.");
        }
        return test.isSound()
                ? Diagnosis.fine(subject(), zone + " lists 127.0.0.2 and not 127.0.0.1")
                : Diagnosis.wrong(
                        subject(),
                        String.join("; ", test.faults()),
                        WHY,
                        "Take it out of lists when it was given up; else see the resolver.");
    }
}
