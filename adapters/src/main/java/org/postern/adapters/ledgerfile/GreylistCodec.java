package org.postern.adapters.ledgerfile;

import java.time.Instant;
import java.util.Arrays;
import org.postern.domain.greylist.Acquaintance;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistReport.Exempt;
import org.postern.domain.greylist.GreylistReport.Looked;
import org.postern.domain.greylist.GreylistReport.Reason;
import org.postern.domain.greylist.GreylistReport.Unavailable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the greylist said. A case is told by what it has: an {@code exempt}, an {@code unavailable}, or {@code keys}. */
final class GreylistCodec {
    private static final String EXEMPT = "exempt";
    private static final String UNAVAILABLE = "unavailable";

    private GreylistCodec() {}

    static void write(GreylistReport report, ObjectNode json) {
        switch (report) {
            case Exempt exempt -> json.put(EXEMPT, exempt.reason().word());
            case Unavailable down -> json.put(UNAVAILABLE, down.why());
            case Looked looked -> {
                ArrayNode keys = json.putArray("keys");
                looked.keys().forEach(keys::add);
                json.put("at", looked.at().toString());
                looked.sender().ifPresent(sender -> write(sender, json.putObject("sender")));
            }
        }
    }

    private static void write(Acquaintance sender, ObjectNode json) {
        json.put("key", sender.key());
        json.put("met", sender.met().toString());
        json.put("known", sender.known());
        json.put("until", sender.until().toString());
    }

    static GreylistReport read(JsonNode json) {
        if (json.has(EXEMPT)) {
            return new Exempt(Json.ofWord(
                    Arrays.asList(Reason.values()),
                    Reason::word,
                    json.required(EXEMPT).stringValue()));
        }
        if (json.has(UNAVAILABLE)) {
            return new Unavailable(json.required(UNAVAILABLE).stringValue());
        }
        return new Looked(
                Json.texts(json.required("keys")),
                Json.optional(json, "sender").map(GreylistCodec::sender),
                time(json, "at"));
    }

    private static Acquaintance sender(JsonNode json) {
        return new Acquaintance(
                json.required("key").stringValue(),
                time(json, "met"),
                json.required("known").booleanValue(),
                time(json, "until"));
    }

    private static Instant time(JsonNode json, String name) {
        return Instant.parse(json.required(name).stringValue());
    }
}
