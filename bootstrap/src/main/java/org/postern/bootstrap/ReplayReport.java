package org.postern.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.ToldVerdict;
import org.postern.application.ledger.Verdict;
import org.postern.application.replay.Replayed;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ReadableText;
import org.postern.domain.policy.Decision;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came of judging a transaction again, for people and as a line of JSON. */
final class ReplayReport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ReplayReport() {}

    static List<String> lines(Replayed replayed) {
        LedgerEntry entry = replayed.entry();
        String then = told(entry.verdict().decision());
        return switch (replayed) {
            case Replayed.Same same -> List.of(entry.id() + "  the same: " + then);
            case Replayed.Reconsidered otherwise ->
                List.of(entry.id() + "  " + then + "; now: "
                        + told(otherwise.now().decision()));
            case Replayed.Contradicted other -> {
                List<String> lines = new ArrayList<>();
                lines.add(entry.id() + "  other findings; then:");
                lines.addAll(differing(entry.verdict(), other.now()));
                lines.add("now:");
                lines.addAll(differing(other.now(), entry.verdict()));
                yield lines;
            }
            case Replayed.NotReplayed not -> List.of(entry.id() + "  not judged again: " + ReadableText.of(not.why()));
        };
    }

    /** With every opinion, since one that is only monitored may be all that differs. */
    private static String told(Decision decision) {
        StringBuilder words = new StringBuilder(decision.disposition().word());
        decision.opinions()
                .forEach(stated -> words.append(", ")
                        .append(stated.rule())
                        .append(" (")
                        .append(stated.mode().word())
                        .append(") ")
                        .append(stated.opinion().disposition().word())
                        .append(": ")
                        .append(stated.opinion().reason()));
        return ReadableText.of(words.toString());
    }

    private static List<String> differing(Verdict here, Verdict there) {
        List<MethodResult> only = here.findings().stream()
                .filter(finding -> !there.findings().contains(finding))
                .toList();
        Verdict shown =
                new Verdict(only, here.decision(), List.of(), List.of(), Optional.empty(), List.of(), List.of());
        return ToldVerdict.of(shown);
    }

    static String json(Replayed replayed) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", replayed.entry().id().text());
        json.put("then", replayed.entry().verdict().decision().disposition().word());
        switch (replayed) {
            case Replayed.Same same -> json.put("outcome", "same");
            case Replayed.Reconsidered otherwise -> now(json.put("outcome", "reconsidered"), otherwise.now());
            case Replayed.Contradicted other -> now(json.put("outcome", "contradicted"), other.now());
            case Replayed.NotReplayed not -> json.put("outcome", "not-replayed").put("why", not.why());
        }
        return JSON.writeValueAsString(json);
    }

    private static void now(ObjectNode json, Verdict verdict) {
        Decision decision = verdict.decision();
        json.put("now", decision.disposition().word());
        decision.rule().ifPresent(rule -> json.put("rule", rule));
        decision.reason().ifPresent(reason -> json.put("why", reason));
    }
}
