package org.postern.adapters.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.postern.application.judge.Judgement;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.application.ledger.Verdict;
import org.postern.domain.message.MethodResult;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.StatedOpinion;

/** Counts mail transactions as the ledger tells of them: how they end and why, what was found, how long it took. */
final class TransactionMeter {
    private static final double[] REPLY = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120};
    private static final double[] CHECK = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
    private static final double[] SIZE = {
        1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864
    };

    private final Counter transactions;
    private final Counter recipients;
    private final Histogram reply;
    private final Histogram kept;
    private final Counter findings;
    private final Counter opinions;
    private final Histogram checks;
    private final Words words = new Words();

    TransactionMeter(PrometheusRegistry registry) {
        transactions = Counter.builder()
                .name("postern_transactions_total")
                .help(
                        "Mail transactions over: kept, quarantined, refused, deferred or abandoned; at which stage; by which rule.")
                .labelNames("outcome", "stage", "rule")
                .withoutExemplars()
                .register(registry);
        recipients = Counter.builder()
                .name("postern_recipients_total")
                .help("Forward-paths named in transactions, accepted, refused or deferred.")
                .labelNames("outcome")
                .withoutExemplars()
                .register(registry);
        reply = seconds(
                registry,
                "postern_message_reply_seconds",
                "From the end of the mail data to the reply.",
                "outcome",
                REPLY);
        kept = Histogram.builder()
                .name("postern_message_kept_bytes")
                .help("Octets of the content of messages kept; the sum is all that was taken.")
                .classicOnly()
                .classicUpperBounds(SIZE)
                .withoutExemplars()
                .register(registry);
        findings = Counter.builder()
                .name("postern_findings_total")
                .help("What the checks found, in the words of RFC 8601.")
                .labelNames("method", "result")
                .withoutExemplars()
                .register(registry);
        opinions = Counter.builder()
                .name("postern_rule_opinions_total")
                .help("What each rule wanted, also while it is only monitored.")
                .labelNames("rule", "mode", "disposition")
                .withoutExemplars()
                .register(registry);
        checks = seconds(registry, "postern_check_seconds", "How long each check of a message took.", "check", CHECK);
    }

    private static Histogram seconds(
            PrometheusRegistry registry, String name, String help, String label, double[] bounds) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .classicOnly()
                .classicUpperBounds(bounds)
                .withoutExemplars()
                .register(registry);
    }

    void count(LedgerEntry entry) {
        Conclusion conclusion = entry.conclusion();
        String outcome = outcome(conclusion, entry.verdict());
        String rule = conclusion instanceof Conclusion.Abandoned
                ? "none"
                : entry.verdict().decision().rule().map(words::of).orElse("none");
        transactions.labelValues(outcome, stage(conclusion), rule).inc();
        if (entry.times().finalDot().isPresent()) {
            reply.labelValues(outcome).observe(entry.times().taken().toNanos() / 1e9);
        }
        if (conclusion instanceof Conclusion.Kept) {
            entry.octets().ifPresent(kept::observe);
        }
        entry.envelope().ifPresent(this::count);
        count(entry.verdict());
    }

    private void count(NamedEnvelope envelope) {
        for (NamedRecipient recipient : envelope.recipients()) {
            String word = switch (recipient) {
                case NamedRecipient.Accepted yes -> "accepted";
                case NamedRecipient.Declined no -> no.reply().isRefusal() ? "refused" : "deferred";
            };
            recipients.labelValues(word).inc();
        }
        if (envelope.unlisted() > 0) {
            recipients.labelValues("refused").inc(envelope.unlisted());
        }
    }

    private void count(Verdict verdict) {
        for (MethodResult finding : verdict.findings()) {
            findings.labelValues(words.of(finding.method()), words.of(finding.result()))
                    .inc();
        }
        for (StatedOpinion stated : verdict.decision().opinions()) {
            String wanted = stated.opinion().disposition().word();
            opinions.labelValues(words.of(stated.rule()), stated.mode().word(), wanted)
                    .inc();
        }
        for (Judgement.Timing timing : verdict.timings()) {
            checks.labelValues(words.of(timing.check())).observe(timing.taken().toNanos() / 1e9);
        }
    }

    private static String outcome(Conclusion conclusion, Verdict verdict) {
        return switch (conclusion) {
            case Conclusion.Kept kept ->
                verdict.decision().disposition() instanceof Disposition.Quarantine ? "quarantined" : "kept";
            case Conclusion.Declined no -> no.reply().isRefusal() ? "refused" : "deferred";
            case Conclusion.Abandoned gone -> "abandoned";
        };
    }

    private static String stage(Conclusion conclusion) {
        return switch (conclusion) {
            case Conclusion.Kept kept -> Conclusion.Stage.MESSAGE.word();
            case Conclusion.Declined no -> no.stage().word();
            case Conclusion.Abandoned gone -> gone.cause().word();
        };
    }
}
