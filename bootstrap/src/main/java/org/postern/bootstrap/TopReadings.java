package org.postern.bootstrap;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.adapters.metrics.Totals;

/** From all metrics to the few that fit on a screen. */
final class TopReadings {
    private static final int FIRST_NEGATIVE = 400;

    private TopReadings() {}

    static Map<String, Double> numbers(Totals totals) {
        Map<String, Double> numbers =
                new HashMap<>(totals.by("postern_transactions", labels -> label(labels, "outcome")));
        numbers.put("sessions", totals.sum("postern_sessions"));
        numbers.put("open", totals.sum("postern_sessions_open"));
        numbers.put("limit", totals.sum("postern_connections_limit"));
        numbers.put("octets", totals.observed("postern_message_kept_bytes"));
        numbers.put("questions", totals.sum("postern_dns_queries"));
        numbers.put("failures", failures(totals));
        numbers.put("free", totals.sum("postern_store_free_bytes"));
        numbers.put("oldest", totals.sum("postern_store_oldest_operation_seconds"));
        numbers.put("writing", totals.sum("postern_store_operations_open"));
        numbers.put("waiting", totals.sum("postern_index_waiting"));
        return numbers;
    }

    private static double failures(Totals totals) {
        return totals.by("postern_dns_queries", labels -> label(labels, "outcome"))
                .getOrDefault("failure", 0.0);
    }

    static Map<String, Totals.Spread> spreads(Totals totals) {
        return Map.of(
                "reply", totals.spread("postern_message_reply_seconds"),
                "dns", totals.spread("postern_dns_query_seconds"),
                "store", totals.spread("postern_store_write_seconds"));
    }

    /** What was refused or put off, by the rule that decided. */
    static Map<String, Double> rules(Totals totals) {
        return totals.by("postern_transactions", labels -> {
            String rule = label(labels, "rule");
            return rule.equals("none") || label(labels, "outcome").equals("abandoned") ? "" : rule;
        });
    }

    /** Negative replies by their codes. */
    static Map<String, Double> replies(Totals totals) {
        return totals.by("postern_replies", labels -> {
            String code = label(labels, "code");
            boolean negative = !code.equals("other") && Integer.parseInt(code) >= FIRST_NEGATIVE;
            return negative ? (code + " " + label(labels, "status")).strip() : "";
        });
    }

    private static String label(Map<String, String> labels, String name) {
        return Optional.ofNullable(labels.get(name)).orElse("");
    }
}
