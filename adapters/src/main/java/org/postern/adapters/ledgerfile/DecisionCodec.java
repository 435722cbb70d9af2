package org.postern.adapters.ledgerfile;

import java.util.Arrays;
import java.util.List;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.smtp.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the policy decided and what its rules thought. */
final class DecisionCodec {

    private DecisionCodec() {}

    static void write(Decision decision, ObjectNode json) {
        write(decision.disposition(), json);
        decision.rule().ifPresent(rule -> json.put("rule", rule));
        write(decision.opinions(), json.putArray("opinions"));
    }

    static void write(List<StatedOpinion> opinions, ArrayNode json) {
        opinions.forEach(stated -> {
            ObjectNode opinion = json.addObject();
            opinion.put("rule", stated.rule()).put("mode", stated.mode().word());
            write(stated.opinion().disposition(), opinion);
            opinion.put("reason", stated.opinion().reason());
        });
    }

    private static void write(Disposition disposition, ObjectNode json) {
        json.put("disposition", disposition.word());
        switch (disposition) {
            case Disposition.Refuse refuse -> ReplyCodec.write(refuse.reply(), json.putObject("reply"));
            case Disposition.Defer defer -> ReplyCodec.write(defer.reply(), json.putObject("reply"));
            case Disposition.Accept accept -> {}
            case Disposition.Quarantine quarantine -> {}
        }
    }

    static Decision read(JsonNode json) {
        return new Decision(disposition(json), Json.text(json, "rule"), opinions(json.required("opinions")));
    }

    static List<StatedOpinion> opinions(JsonNode json) {
        return Json.list(json, DecisionCodec::opinion);
    }

    private static StatedOpinion opinion(JsonNode json) {
        return new StatedOpinion(
                json.required("rule").stringValue(),
                Json.ofWord(
                        Arrays.asList(Mode.values()),
                        Mode::word,
                        json.required("mode").stringValue()),
                new Opinion(disposition(json), json.required("reason").stringValue()));
    }

    private static Disposition disposition(JsonNode json) {
        return switch (json.required("disposition").stringValue()) {
            case "accept" -> new Disposition.Accept();
            case "quarantine" -> new Disposition.Quarantine();
            case "refuse" -> new Disposition.Refuse(reply(json));
            case "defer" -> new Disposition.Defer(reply(json));
            default -> throw new IllegalArgumentException("unknown disposition");
        };
    }

    private static Reply reply(JsonNode json) {
        return ReplyCodec.read(json.required("reply"));
    }
}
