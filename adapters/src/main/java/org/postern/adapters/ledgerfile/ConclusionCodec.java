package org.postern.adapters.ledgerfile;

import java.util.Arrays;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.Conclusion.Cause;
import org.postern.application.ledger.Conclusion.Stage;
import org.postern.domain.smtp.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How it ended: {@code end} is {@code kept}, {@code declined} with its stage, or {@code abandoned} with its cause. */
final class ConclusionCodec {

    private ConclusionCodec() {}

    static void write(Conclusion conclusion, ObjectNode json) {
        switch (conclusion) {
            case Conclusion.Kept kept -> json.put("end", "kept");
            case Conclusion.Declined declined ->
                json.put("end", "declined").put("stage", declined.stage().word());
            case Conclusion.Abandoned abandoned ->
                json.put("end", "abandoned").put("cause", abandoned.cause().word());
        }
        conclusion.said().ifPresent(reply -> ReplyCodec.write(reply, json.putObject("reply")));
    }

    static Conclusion read(JsonNode json) {
        return switch (json.required("end").stringValue()) {
            case "kept" -> new Conclusion.Kept(reply(json));
            case "declined" ->
                new Conclusion.Declined(
                        Json.ofWord(Arrays.asList(Stage.values()), Stage::word, word(json, "stage")), reply(json));
            case "abandoned" ->
                new Conclusion.Abandoned(
                        Json.ofWord(Arrays.asList(Cause.values()), Cause::word, word(json, "cause")),
                        Json.optional(json, "reply").map(ReplyCodec::read));
            default -> throw new IllegalArgumentException("unknown end");
        };
    }

    private static String word(JsonNode json, String name) {
        return json.required(name).stringValue();
    }

    private static Reply reply(JsonNode json) {
        return ReplyCodec.read(json.required("reply"));
    }
}
