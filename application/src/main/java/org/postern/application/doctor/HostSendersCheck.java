package org.postern.application.doctor;

import java.time.Instant;
import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Dns;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfOutcome;

/** Whether the host's own name may be said in EHLO from its addresses, and by nobody else: RFC 7208 §2.3. */
record HostSendersCheck(MailHost host, WantedRecords wanted, Sightings sightings, Dns dns, Instant now)
        implements Check {

    @Override
    public String subject() {
        return "SPF, host";
    }

    @Override
    public List<Diagnosis> look() {
        List<IpAddress> addresses = sightings.addresses();
        return addresses.isEmpty()
                ? List.of(Diagnosis.warn(
                        subject(), "no address of " + host.name() + " is known", "It is evaluated by address.", ""))
                : addresses.stream().map(this::judged).toList();
    }

    private Diagnosis judged(IpAddress address) {
        SpfOutcome outcome = new CheckHost(dns, host.name().text(), SpfLimits.RFC_7208)
                .helo(address, host.name().text(), now);
        String seen = address.text() + ": " + outcome.result().text() + ", "
                + outcome.reason().text();
        return switch (outcome.result()) {
            case PASS -> Diagnosis.fine(subject(), seen);
            case NONE, NEUTRAL -> publish(Condition.WARN, seen);
            case FAIL, SOFTFAIL, PERMERROR, TEMPERROR -> publish(Condition.WRONG, seen);
        };
    }

    private Diagnosis publish(Condition condition, String seen) {
        ZoneRecord record = host.isTheDomain() ? wanted.senders() : wanted.hostSenders();
        return Diagnosis.publish(condition, subject(), seen, record);
    }
}
