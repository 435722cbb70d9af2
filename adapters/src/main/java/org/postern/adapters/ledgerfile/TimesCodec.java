package org.postern.adapters.ledgerfile;

import java.time.Duration;
import java.time.Instant;
import org.postern.application.ledger.LedgerTimes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Times as ISO 8601, to the nanosecond. */
final class TimesCodec {

    private TimesCodec() {}

    static void write(LedgerTimes times, ObjectNode json) {
        json.put("connected", times.connected().toString());
        times.mail().ifPresent(mail -> json.put("mail", mail.toString()));
        times.finalDot().ifPresent(dot -> json.put("final-dot", dot.toString()));
        json.put("concluded", times.concluded().toString());
        json.put("taken", times.taken().toString());
    }

    static LedgerTimes read(JsonNode json) {
        return new LedgerTimes(
                Instant.parse(json.required("connected").stringValue()),
                Json.text(json, "mail").map(Instant::parse),
                Json.text(json, "final-dot").map(Instant::parse),
                Instant.parse(json.required("concluded").stringValue()),
                Duration.parse(json.required("taken").stringValue()));
    }
}
