package org.postern.adapters.ledgerfile;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.postern.application.judge.ScanEvidence;
import org.postern.domain.message.AddedField;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.scan.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a content scanner said. Lines from before there were scanners have none. */
final class ScanCodec {

    private ScanCodec() {}

    static void write(ScanEvidence evidence, ObjectNode json) {
        ScanAnswer answer = evidence.report().answer();
        json.put("scanner", evidence.report().scanner());
        json.put("outcome", answer.outcome().word());
        switch (answer.outcome()) {
            case ScanOutcome.Clean clean -> {}
            case ScanOutcome.Found found -> json.put("name", found.name());
            case ScanOutcome.Wants wants ->
                wants.reply().ifPresent(reply -> ReplyCodec.write(reply, json.putObject("reply")));
            case ScanOutcome.Skipped skipped -> json.put("why", skipped.why());
            case ScanOutcome.Unavailable down -> json.put("why", down.why());
        }
        answer.score().ifPresent(score -> json.put("score", score));
        ArrayNode symbols = json.putArray("symbols");
        answer.symbols().forEach(symbols::add);
        ArrayNode fields = json.putArray("fields");
        answer.fields()
                .forEach(field -> fields.addObject().put("name", field.name()).put("value", field.value()));
        ArrayNode notes = json.putArray("notes");
        answer.notes().forEach(notes::add);
        json.put("latency", evidence.latency().toString());
    }

    static ScanEvidence read(JsonNode json) {
        ScanAnswer answer = new ScanAnswer(
                outcome(json),
                Json.optional(json, "score")
                        .map(score -> OptionalDouble.of(score.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                Json.texts(json.required("symbols")),
                Json.list(json.required("fields"), ScanCodec::field),
                Json.texts(json.required("notes")));
        return new ScanEvidence(
                new ScanReport(json.required("scanner").stringValue(), answer),
                Duration.parse(json.required("latency").stringValue()));
    }

    private static ScanOutcome outcome(JsonNode json) {
        String word = json.required("outcome").stringValue();
        return switch (word) {
            case "clean" -> new ScanOutcome.Clean();
            case "found" -> new ScanOutcome.Found(json.required("name").stringValue());
            case "skipped" -> new ScanOutcome.Skipped(json.required("why").stringValue());
            case "unavailable" ->
                new ScanOutcome.Unavailable(json.required("why").stringValue());
            default ->
                new ScanOutcome.Wants(
                        Json.ofWord(Arrays.asList(Wish.values()), Wish::word, word),
                        Optional.ofNullable(json.get("reply")).map(ReplyCodec::read));
        };
    }

    private static AddedField field(JsonNode json) {
        return new AddedField(
                json.required("name").stringValue(), json.required("value").stringValue());
    }
}
