package org.postern.adapters.ledgerfile;

import java.util.List;
import org.postern.domain.smtp.EnhancedStatusCode;
import org.postern.domain.smtp.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A reply: code, enhanced status code as {@code 2.0.0}, lines. */
final class ReplyCodec {

    private ReplyCodec() {}

    static void write(Reply reply, ObjectNode json) {
        json.put("code", reply.code());
        reply.enhanced().ifPresent(status -> json.put("status", status.toString()));
        ArrayNode lines = json.putArray("lines");
        reply.lines().forEach(lines::add);
    }

    static Reply read(JsonNode json) {
        return Reply.recorded(
                json.required("code").intValue(),
                Json.text(json, "status").map(ReplyCodec::status),
                Json.texts(json.required("lines")));
    }

    private static EnhancedStatusCode status(String text) {
        List<String> parts = List.of(text.split("\\.", 4));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("no enhanced status code");
        }
        return new EnhancedStatusCode(
                Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    }
}
