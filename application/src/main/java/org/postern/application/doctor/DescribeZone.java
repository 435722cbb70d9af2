package org.postern.application.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what is to be published for a domain, as lines of a master file (RFC 1035 §5.1) that say why. */
public final class DescribeZone {
    private final MailHost host;
    private final WantedRecords wanted;
    private final List<String> lines = new ArrayList<>();

    private DescribeZone(MailHost host) {
        this.host = host;
        this.wanted = new WantedRecords(host);
    }

    /** The lines; what this host cannot know is a comment that says what to fill in. */
    public static List<String> lines(MailHost host) {
        DescribeZone zone = new DescribeZone(host);
        zone.domain();
        zone.host();
        zone.reverse();
        return List.copyOf(zone.lines);
    }

    private void domain() {
        lines.add("; Mail for " + host.domain() + " by " + host.name() + ": into the zone that holds " + host.domain());
        add(wanted.exchange());
        add(wanted.senders());
        add(wanted.dmarc());
        add(wanted.tlsReports());
        if (host.servesPolicy() || host.certificate().isPresent()) {
            if (host.servesPolicy()) {
                add(wanted.policyAlias());
            }
            add(wanted.strictTransport());
            String server = host.servesPolicy() ? "which this server gives at " : "for an HTTPS server to give at ";
            comment("This is the policy, " + server + wanted.policyAddress() + " (RFC 8461 §3.3):");
            wanted.policy().forEach(line -> comment("  " + line));
        } else {
            comment(
                    "MTA-STS (RFC 8461) and TLSA (RFC 7672) need a certificate that stays: tls.certificate and tls.key.");
        }
    }

    private void host() {
        if (!host.isWithinTheDomain()) {
            lines.add("");
            lines.add("; The host: into the zone that holds " + host.name());
        }
        host.addresses().forEach(address -> add(wanted.address(address)));
        if (host.addresses().isEmpty()) {
            comment("The addresses of this host are not known here: fill them in, or give --address.");
            Stream.of("A <IPv4 address>", "AAAA <IPv6 address>")
                    .forEach(data -> comment("  " + host.name() + ". 3600 IN " + data));
        }
        if (!host.isTheDomain()) {
            add(wanted.hostSenders());
        }
        wanted.association().ifPresent(this::add);
    }

    private void reverse() {
        for (var address : host.addresses()) {
            ZoneRecord pointer = wanted.pointer(address);
            comment(pointer.why());
            comment("  " + pointer.line());
        }
    }

    private void add(ZoneRecord one) {
        comment(one.why());
        lines.add(one.line());
    }

    private void comment(String text) {
        lines.add("; " + text);
    }
}
