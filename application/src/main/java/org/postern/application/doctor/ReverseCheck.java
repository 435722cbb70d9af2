package org.postern.application.doctor;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Dns;
import org.postern.domain.origin.Iprev;
import org.postern.domain.origin.IprevResult;
import org.postern.domain.origin.Origin;

/** Whether each address leads back to the host's name and the name to the address (FCrDNS): RFC 8601 §3, RFC 1912 §2.1. */
record ReverseCheck(MailHost host, WantedRecords wanted, Sightings sightings, Dns dns) implements Check {

    @Override
    public String subject() {
        return "PTR";
    }

    @Override
    public List<Diagnosis> look() {
        List<IpAddress> addresses = sightings.addresses();
        return addresses.isEmpty()
                ? List.of(Diagnosis.warn(
                        subject(), "no address of " + host.name() + " is known", "It is looked up by address.", ""))
                : addresses.stream().map(this::judged).toList();
    }

    private Diagnosis judged(IpAddress address) {
        Iprev found = new Origin(dns).iprev(address);
        String names = found.names().stream().map(DomainName::text).collect(Collectors.joining(", "));
        String seen = address.text() + ": " + (names.isEmpty() ? found.reason() : names);
        if (found.names().contains(host.name()) && found.result() == IprevResult.PASS) {
            return Diagnosis.fine(subject(), seen + ", which leads back");
        }
        return switch (found.result()) {
            case PASS ->
                publish(Condition.WARN, seen + " leads back, but is not the name that this server says", address);
            case FAIL -> publish(Condition.WRONG, seen + " does not lead back", address);
            case PERMERROR ->
                publish(Condition.WARN, seen + "; it matters as soon as something sends from here", address);
            case TEMPERROR -> publish(Condition.WRONG, seen, address);
        };
    }

    private Diagnosis publish(Condition condition, String seen, IpAddress address) {
        return Diagnosis.publish(condition, subject(), seen, wanted.pointer(address));
    }
}
