package org.postern.fuzz;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimVerifier;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.message.HeaderFlaw;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;

/**
 * RFC 6376 §6: every DKIM-Signature field has its verdict, the same however the message is read; none passes without its
 * key; an empty line more at the end of the body, which both canonicalizations drop, changes no verdict.
 */
public final class DkimTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private DkimTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        Input input = new Input(octets);
        int seed = input.octet();
        String zone = input.part();
        byte[] message = input.rest();
        HeaderSection section = HeaderReader.read(message);
        InputDns dns = new InputDns(zone);
        DkimReport report = new DkimVerifier(dns).verify(new Content(message, seed), NOW);
        Holds.same(section.all("DKIM-Signature").size(), report.signatures().size(), "a verdict for each signature");
        report.signatures().forEach(one -> Holds.that(one.passes() || !one.why().isEmpty(), "a reason", one));
        Holds.that(dns.asked().size() <= DkimVerifier.MOST_SIGNATURES, "a question for each signature", dns.asked());
        Holds.same(report, verified(zone, message, seed + 1), "the same however it is read");
        verified("", message, seed)
                .signatures()
                .forEach(one -> Holds.that(!one.passes(), "nothing passes without its key", one));
        verified("* TXT !", message, seed)
                .signatures()
                .forEach(one -> Holds.that(!one.passes(), "nothing passes while the DNS fails", one));
        if (!section.flaws().contains(HeaderFlaw.NO_BODY)) {
            byte[] longer = Arrays.copyOf(message, message.length + 2);
            longer[message.length] = '\r';
            longer[message.length + 1] = '\n';
            Holds.same(results(report), results(verified(zone, longer, seed)), "an empty line at the end");
        }
    }

    private static Object results(DkimReport report) {
        return report.signatures().stream().map(SignatureReport::result).toList();
    }

    private static DkimReport verified(String zone, byte[] message, int seed) throws IOException {
        return new DkimVerifier(new InputDns(zone)).verify(new Content(message, seed), NOW);
    }
}
