package org.postern.adapters.ledgerfile;

import java.time.Duration;
import java.util.List;
import org.postern.application.judge.Judgement.Timing;
import org.postern.application.ledger.Verdict;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ResultProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found, decided and asked. */
final class VerdictCodec {

    private VerdictCodec() {}

    static void write(Verdict verdict, ObjectNode json) {
        ArrayNode findings = json.putArray("findings");
        verdict.findings().forEach(finding -> write(finding, findings.addObject()));
        DecisionCodec.write(verdict.decision(), json.putObject("decision"));
        ArrayNode evidence = json.putArray("dns");
        verdict.evidence().forEach(one -> EvidenceCodec.write(one, evidence.addObject()));
        ArrayNode scans = json.putArray("scans");
        verdict.scans().forEach(one -> ScanCodec.write(one, scans.addObject()));
        verdict.greylist().ifPresent(report -> GreylistCodec.write(report, json.putObject("greylist")));
        ArrayNode timings = json.putArray("timings");
        verdict.timings()
                .forEach(timing -> timings.addObject()
                        .put("check", timing.check())
                        .put("taken", timing.taken().toString()));
        ArrayNode faults = json.putArray("faults");
        verdict.faults().forEach(faults::add);
    }

    private static void write(MethodResult finding, ObjectNode json) {
        json.put("method", finding.method());
        json.put("result", finding.result());
        json.put("reason", finding.reason());
        ArrayNode properties = json.putArray("properties");
        finding.properties()
                .forEach(property -> properties
                        .addObject()
                        .put("type", property.type())
                        .put("name", property.name())
                        .put("value", property.value()));
    }

    static Verdict read(JsonNode json) {
        return new Verdict(
                Json.list(json.required("findings"), VerdictCodec::finding),
                DecisionCodec.read(json.required("decision")),
                Json.list(json.required("dns"), EvidenceCodec::read),
                Json.optional(json, "scans")
                        .map(scans -> Json.list(scans, ScanCodec::read))
                        .orElse(List.of()),
                Json.optional(json, "greylist").map(GreylistCodec::read),
                Json.list(json.required("timings"), VerdictCodec::timing),
                Json.texts(json.required("faults")));
    }

    private static MethodResult finding(JsonNode json) {
        return new MethodResult(
                json.required("method").stringValue(),
                json.required("result").stringValue(),
                json.required("reason").stringValue(),
                Json.list(json.required("properties"), VerdictCodec::property));
    }

    private static ResultProperty property(JsonNode json) {
        return new ResultProperty(
                json.required("type").stringValue(),
                json.required("name").stringValue(),
                json.required("value").stringValue());
    }

    private static Timing timing(JsonNode json) {
        return new Timing(
                json.required("check").stringValue(),
                Duration.parse(json.required("taken").stringValue()));
    }
}
