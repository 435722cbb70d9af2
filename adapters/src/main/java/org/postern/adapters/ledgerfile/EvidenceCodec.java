package org.postern.adapters.ledgerfile;

import java.time.Duration;
import java.util.List;
import org.postern.application.dns.DnsEvidence;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A question to the DNS and its answer. A record is named by its kind; the octets of a text are chars to 255. */
final class EvidenceCodec {

    private EvidenceCodec() {}

    static void write(DnsEvidence evidence, ObjectNode json) {
        Answer answer = evidence.answer();
        json.put("name", answer.question().name());
        json.put("type", answer.question().type().name());
        json.put("status", answer.status().name());
        ArrayNode records = json.putArray("records");
        answer.records().forEach(one -> write(one, records.addObject()));
        json.put("ttl", answer.ttl());
        json.put("security", answer.security().name());
        json.put("detail", answer.detail());
        json.put("latency", evidence.latency().toString());
    }

    private static void write(DnsRecord one, ObjectNode json) {
        switch (one) {
            case DnsRecord.HostAddress host ->
                json.put("address", host.address().text());
            case DnsRecord.MailExchange exchange ->
                json.put("exchange", exchange.exchange()).put("preference", exchange.preference());
            case DnsRecord.Pointer pointer -> json.put("pointer", pointer.name());
            case DnsRecord.Text text -> json.put("text", text.octets());
            case DnsRecord.TlsAssociation tls ->
                json.put("association", tls.association())
                        .put("usage", tls.usage())
                        .put("selector", tls.selector())
                        .put("matching", tls.matching());
        }
    }

    static DnsEvidence read(JsonNode json) {
        Answer answer = new Answer(
                new Question(word(json, "name"), RecordType.valueOf(word(json, "type"))),
                Answer.Status.valueOf(word(json, "status")),
                Json.list(json.required("records"), EvidenceCodec::answerRecord),
                json.required("ttl").longValue(),
                Security.valueOf(word(json, "security")),
                word(json, "detail"));
        return new DnsEvidence(answer, Duration.parse(word(json, "latency")));
    }

    private static DnsRecord answerRecord(JsonNode json) {
        String kind = List.of("address", "exchange", "pointer", "text", "association").stream()
                .filter(json::has)
                .findFirst()
                .orElse("");
        return switch (kind) {
            case "address" -> new DnsRecord.HostAddress(ClientCodec.address(word(json, kind)));
            case "exchange" -> new DnsRecord.MailExchange(number(json, "preference"), word(json, kind));
            case "pointer" -> new DnsRecord.Pointer(word(json, kind));
            case "text" -> new DnsRecord.Text(word(json, kind));
            case "association" ->
                new DnsRecord.TlsAssociation(
                        number(json, "usage"), number(json, "selector"), number(json, "matching"), word(json, kind));
            default -> throw new IllegalArgumentException("unknown record");
        };
    }

    private static int number(JsonNode json, String name) {
        return json.required(name).intValue();
    }

    private static String word(JsonNode json, String name) {
        return json.required(name).stringValue();
    }
}
