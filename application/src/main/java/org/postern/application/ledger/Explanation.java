package org.postern.application.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.application.dns.DnsEvidence;
import org.postern.domain.dns.Answer;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ReadableText;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.smtp.MailDataFlaw;

/** An entry as a person would tell it: who came, what was said, what was found and asked, what was decided, what now. */
public final class Explanation {
    private final LedgerEntry entry;
    private final List<String> lines = new ArrayList<>();

    private Explanation(LedgerEntry entry) {
        this.entry = entry;
    }

    /** The lines; nothing in them moves a terminal. */
    public static List<String> of(LedgerEntry entry) {
        Explanation explanation = new Explanation(entry);
        explanation.client();
        explanation.envelope();
        explanation.content();
        explanation.findings();
        explanation.decision();
        explanation.evidence();
        explanation.say(Outcome.of(entry.conclusion()));
        explanation.say("What to do: " + Advice.on(entry));
        return List.copyOf(explanation.lines);
    }

    private void say(String line) {
        lines.add(ReadableText.of(line));
    }

    private void list(String line) {
        lines.add("  " + ReadableText.of(line));
    }

    private void client() {
        say("Transaction " + entry.id() + ", " + entry.times().concluded());
        String tls = entry.client()
                .tls()
                .map(facts -> ", behind " + facts.version() + " " + facts.cipher())
                .orElse(", in clear text");
        String helo = entry.greeting()
                .map(greeting -> " said " + (greeting.extended() ? "EHLO " : "HELO ") + greeting.name())
                .orElse(" was not greeted");
        say("The client " + entry.client().address().text() + " port "
                + entry.client().port() + helo + tls + ".");
        if (entry.client().earlyTalker()) {
            say("It talked before it was greeted, as software that sends spam does.");
        }
    }

    private void envelope() {
        entry.envelope().ifPresent(envelope -> {
            say("It wanted to send from " + envelope.reversePath() + ".");
            envelope.recipients().forEach(recipient -> list(told(recipient)));
            if (envelope.unlisted() > 0) {
                list("and " + envelope.unlisted() + " more that were declined");
            }
        });
    }

    private static String told(NamedRecipient recipient) {
        return switch (recipient) {
            case NamedRecipient.Accepted yes ->
                "to " + yes.forwardPath() + ": accepted for " + String.join(", ", yes.mailboxes());
            case NamedRecipient.Declined no -> "to " + no.forwardPath() + ": declined with " + no.reply();
        };
    }

    private void content() {
        entry.octets().ifPresent(octets -> say("The content came whole, " + octets + " octets."));
        if (!entry.flaws().isEmpty()) {
            say("Its form: "
                    + entry.flaws().stream().sorted().map(MailDataFlaw::word).collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private void findings() {
        if (!entry.verdict().findings().isEmpty()) {
            say("The checks said:");
            entry.verdict().findings().forEach(finding -> list(told(finding)));
        }
        entry.verdict().faults().forEach(fault -> list("a check of ours broke: " + fault));
    }

    private static String told(MethodResult finding) {
        String properties = finding.properties().stream()
                .map(property -> " " + property.type() + "." + property.name() + "=" + property.value())
                .collect(Collectors.joining());
        String reason = finding.reason().isEmpty() ? "" : ": " + finding.reason();
        return finding.method() + " " + finding.result() + properties + reason;
    }

    private void decision() {
        List<StatedOpinion> opinions = entry.verdict().decision().opinions();
        if (!opinions.isEmpty()) {
            say("The rules said:");
            opinions.forEach(stated -> list(stated.rule() + " (" + stated.mode().word() + ") "
                    + stated.opinion().disposition().word() + ": "
                    + stated.opinion().reason()));
        }
        entry.verdict()
                .decision()
                .rule()
                .ifPresent(rule -> say("The rule " + rule + " decided: "
                        + entry.verdict().decision().disposition().word() + "."));
    }

    private void evidence() {
        if (!entry.verdict().evidence().isEmpty()) {
            say("The DNS said:");
            entry.verdict().evidence().forEach(one -> list(told(one)));
        }
    }

    private static String told(DnsEvidence evidence) {
        Answer answer = evidence.answer();
        String what = switch (answer.status()) {
            case FOUND -> answer.records().stream().map(Object::toString).collect(Collectors.joining(", "));
            case NO_DATA -> "no such record";
            case NO_SUCH_DOMAIN -> "no such name";
            case TEMPORARY_FAILURE -> "no answer (" + answer.detail() + ")";
        };
        return answer.question() + ": " + what + ", " + answer.security() + ", after "
                + evidence.latency().toMillis() + " ms";
    }
}
