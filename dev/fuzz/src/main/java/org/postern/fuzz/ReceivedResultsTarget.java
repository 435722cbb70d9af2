package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.postern.domain.message.AuthenticationResults;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderFlaw;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ReceivedResults;

/**
 * RFC 8601 §2.2, §5: whatever a result holds, what we write is one field of ours; and a received field that claims to be
 * ours is removed in whatever quotation and case it names us.
 */
public final class ReceivedResultsTarget {
    private static final String US = "mx.example.org";

    private ReceivedResultsTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        MethodResult result =
                MethodResult.of("dkim", "fail").because(input.utf8Part()).with("header", "d", input.utf8Part());
        byte[] written = new AuthenticationResults(US, List.of(result)).field().getBytes(StandardCharsets.UTF_8);
        HeaderSection section = HeaderReader.read(written);
        Holds.same(1, section.fields().size(), "one field");
        Holds.same(List.of(HeaderFlaw.NO_BODY), section.flaws(), "a field without flaws");
        Holds.that(
                ReceivedResults.read(section.fields().getFirst()).isToBeRemoved(List.of(US)),
                "what we write is ours",
                new String(written, StandardCharsets.UTF_8));
        String value = input.utf8Part();
        ReceivedResults any = ReceivedResults.read(HeaderField.of("Authentication-Results:" + value));
        any.authservId().ifPresent(id -> {
            Holds.same(id, quoted(id), "the identifier in quotes is the same");
            Holds.that(any.isToBeRemoved(List.of(id)), "a field is of whom it names", id);
        });
        String id = value.replace("\r", "").replace("\n", "");
        Holds.that(id.isEmpty() || id.equals(quoted(id)), "any identifier in quotes is the same", id);
    }

    private static String quoted(String id) {
        String quoted = id.replace("\\", "\\\\").replace("\"", "\\\"");
        return ReceivedResults.read(HeaderField.of("Authentication-Results: (c) \"" + quoted + "\" ; none"))
                .authservId()
                .orElse("");
    }
}
