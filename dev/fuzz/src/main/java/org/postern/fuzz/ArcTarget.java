package org.postern.fuzz;

import java.io.IOException;
import java.time.Instant;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.arc.ArcValidator;
import org.postern.domain.message.HeaderReader;

/**
 * RFC 8617 §5.2: a message has no chain exactly when it has no ARC field; a chain is judged the same however it is read,
 * is not longer than fifty sets, and never passes without keys.
 */
public final class ArcTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MOST_SETS = 50;

    private ArcTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        Input input = new Input(octets);
        int seed = input.octet();
        String zone = input.part();
        byte[] message = input.rest();
        ArcReport report = validated(zone, message, seed);
        Holds.same(report, validated(zone, message, seed + 1), "the same however it is read");
        boolean any = HeaderReader.read(message).fields().stream()
                .anyMatch(field -> field.is("ARC-Seal")
                        || field.is("ARC-Message-Signature")
                        || field.is("ARC-Authentication-Results"));
        Holds.that(any || report.result() == ArcResult.NONE, "no field, no chain", report);
        Holds.that(
                report.sets().size() <= MOST_SETS,
                "fifty sets at most",
                report.sets().size());
        Holds.that(report.result() != ArcResult.FAIL || !report.why().isEmpty(), "a failure has a reason", report);
        Holds.that(validated("", message, seed).result() != ArcResult.PASS, "no pass without keys", report);
        Holds.that(validated("* TXT !", message, seed).result() != ArcResult.PASS, "no pass in trouble", report);
    }

    private static ArcReport validated(String zone, byte[] message, int seed) throws IOException {
        return new ArcValidator(new InputDns(zone)).validate(new Content(message, seed), NOW);
    }
}
