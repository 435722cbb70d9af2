package org.postern.application.doctor;

import java.time.Instant;
import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Dns;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfOutcome;

/** Whether the domain says who sends as it, in a record that can be evaluated: RFC 7208. */
record SendersCheck(MailHost host, WantedRecords wanted, Sightings sightings, Dns dns, Instant now) implements Check {
    /** Somebody who sends for nobody (RFC 5737), when the host has no address. */
    private static final IpAddress NOBODY = IpAddress.parse("192.0.2.0").orElseThrow();

    @Override
    public String subject() {
        return "SPF";
    }

    @Override
    public List<Diagnosis> look() {
        IpAddress address = sightings.addresses().stream().findFirst().orElse(NOBODY);
        String domain = host.domain().text();
        SpfArguments arguments = SpfArguments.mailFrom(
                address, "postmaster@" + domain, host.name().text());
        SpfOutcome outcome = new CheckHost(dns, host.name().text(), SpfLimits.RFC_7208).check(arguments, now);
        String seen = domain + " from " + address.text() + ": "
                + outcome.result().text() + ", " + outcome.reason().text();
        return List.of(
                switch (outcome.result()) {
                    case PASS, NEUTRAL, SOFTFAIL, FAIL -> Diagnosis.fine(subject(), seen);
                    case NONE -> Diagnosis.publish(Condition.WARN, subject(), seen, wanted.senders());
                    case PERMERROR, TEMPERROR -> Diagnosis.publish(Condition.WRONG, subject(), seen, wanted.senders());
                });
    }
}
