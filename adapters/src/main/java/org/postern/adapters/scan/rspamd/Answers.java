package org.postern.adapters.scan.rspamd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.postern.domain.address.DomainName;
import org.postern.domain.message.AddedField;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.Wish;
import org.postern.domain.smtp.AskedReply;
import org.postern.domain.smtp.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What rspamd answers: its action, with the score and the symbols that led to it. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static ScanAnswer read(byte[] body, DomainName receiver) {
        try {
            JsonNode json = JSON.readTree(body);
            String action = json.path("action").stringValue("");
            return action.isEmpty()
                    ? ScanAnswer.unavailable("its answer names no action")
                    : answer(action, json, receiver);
        } catch (JacksonException garbage) {
            return ScanAnswer.unavailable("its answer is no JSON");
        }
    }

    private static ScanAnswer answer(String action, JsonNode json, DomainName receiver) {
        List<String> notes = new ArrayList<>();
        List<AddedField> fields = fields(json.path("milter"), receiver, notes);
        JsonNode score = json.path("score");
        return new ScanAnswer(
                outcome(action, json.path("messages").path("smtp_message").stringValue(""), notes),
                score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty(),
                json.path("symbols").propertyStream().map(Map.Entry::getKey).toList(),
                fields,
                notes);
    }

    /** An action that its owner made up is taken for a mark; what would throw mail away, too. */
    private static ScanOutcome outcome(String action, String words, List<String> notes) {
        return switch (action) {
            case "no action", "greylist" -> new ScanOutcome.Clean();
            case "reject" -> new ScanOutcome.Wants(Wish.REFUSE, reply("554 5.7.1 ", words));
            case "soft reject" -> new ScanOutcome.Wants(Wish.DEFER, reply("451 4.7.1 ", words));
            case "add header", "quarantine" -> new ScanOutcome.Wants(Wish.QUARANTINE);
            default -> {
                notes.add("its action is " + action);
                yield new ScanOutcome.Wants(Wish.QUARANTINE);
            }
        };
    }

    private static Optional<Reply> reply(String code, String words) {
        return words.isBlank()
                ? Optional.empty()
                : AskedReply.read(code + words.lines().findFirst().orElse(""));
    }

    private static List<AddedField> fields(JsonNode milter, DomainName receiver, List<String> notes) {
        List<AddedField> fields = new ArrayList<>();
        milter.path("add_headers").propertyStream().forEach(header -> {
            for (String value : values(header.getValue())) {
                AddedField.of(header.getKey(), value, receiver)
                        .ifPresentOrElse(fields::add, () -> notes.add("not added: " + header.getKey()));
            }
        });
        milter.path("remove_headers").propertyStream().forEach(header -> notes.add("not removed: " + header.getKey()));
        return fields;
    }

    /** A text, an object with a text, or a list of such. */
    private static List<String> values(JsonNode node) {
        List<JsonNode> nodes = node.isArray() ? List.copyOf(node.values()) : List.of(node);
        return nodes.stream()
                .map(one -> one.isObject() ? one.path("value") : one)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }
}
