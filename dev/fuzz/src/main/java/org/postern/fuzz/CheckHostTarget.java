package org.postern.fuzz;

import java.time.Instant;
import org.postern.domain.address.IpAddress;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfMethodResult;
import org.postern.domain.spf.SpfOutcome;
import org.postern.domain.spf.SpfResult;

/**
 * RFC 7208 §4: in a DNS that the input makes up, check_host() comes to one result, within the limits of §4.6.4, asks only
 * for names that can be asked for, and says nothing that a header field cannot hold.
 */
public final class CheckHostTarget {
    /** For each of ten terms its own questions, and one for each of ten names it may lead to. */
    private static final int MOST_QUESTIONS = 2 + 10 * 12 + 12;

    private static final IpAddress[] CLIENTS = {
        IpAddress.parse("192.0.2.3").orElseThrow(),
        IpAddress.parse("2001:db8::cb01").orElseThrow()
    };

    private CheckHostTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        IpAddress ip = CLIENTS[input.octet() & 1];
        String helo = input.utf8Part();
        String sender = input.utf8Part();
        String zone = input.part();
        InputDns dns = new InputDns(zone);
        SpfOutcome outcome = check(dns, ip, sender, helo);
        Holds.same(outcome, check(new InputDns(zone), ip, sender, helo), "the same world, the same outcome");
        Holds.that(outcome.lookups() <= SpfLimits.RFC_7208.terms() + 1, "ten look-ups", outcome);
        Holds.that(
                dns.asked().size() <= MOST_QUESTIONS,
                "few questions",
                dns.asked().size());
        dns.asked().forEach(question -> Shown.holds(question.name(), 2 * 253));
        SpfMethodResult told = SpfMethodResult.of(outcome);
        Shown.holds(told.reason(), 255);
        Shown.holds(told.value(), 320);
        Shown.holds(outcome.explanation().text(), 450);
        Holds.that(
                outcome.explanation().text().isEmpty() || outcome.result() == SpfResult.FAIL,
                "only a fail is explained",
                outcome);
    }

    private static SpfOutcome check(InputDns dns, IpAddress ip, String sender, String helo) {
        return new CheckHost(dns, "mx.example.org", SpfLimits.RFC_7208)
                .check(SpfArguments.mailFrom(ip, sender, helo), Instant.EPOCH);
    }
}
