package org.postern.adapters.ledgerfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reading of JSON trees. */
final class Json {

    private Json() {}

    static Optional<JsonNode> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }

    static Optional<String> text(JsonNode json, String name) {
        return optional(json, name).map(JsonNode::stringValue);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("no array");
        }
        return array.values().stream().map(element).toList();
    }

    static List<String> texts(JsonNode array) {
        return list(array, JsonNode::stringValue);
    }

    /** The value whose word this is. */
    static <T> T ofWord(List<T> values, Function<T, String> word, String wanted) {
        return values.stream()
                .filter(value -> word.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word"));
    }
}
