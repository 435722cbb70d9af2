package org.postern.application.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.domain.message.ReadableText;
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
        explanation.guard();
        explanation.lines.addAll(ToldVerdict.of(entry.verdict()));
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
                .orElse(
                        entry.conclusion() instanceof Conclusion.Declined
                                ? " was not greeted"
                                : " did not say who it is");
        say("The client " + entry.client().address().text() + " port "
                + entry.client().port() + helo + tls + ".");
        entry.client()
                .authenticated()
                .ifPresent(who -> say("It authenticated as " + who.user() + " with "
                        + who.mechanism().text() + ", so the sender was not judged."));
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

    private void guard() {
        if (!entry.guard().isEmpty()) {
            say("The guard said:");
            entry.guard().forEach(stated -> list(ToldVerdict.told(stated)));
        }
    }

    private void content() {
        entry.octets().ifPresent(octets -> say("The content came whole, " + octets + " octets."));
        if (!entry.flaws().isEmpty()) {
            say("Its form: "
                    + entry.flaws().stream().sorted().map(MailDataFlaw::word).collect(Collectors.joining(", "))
                    + ".");
        }
    }
}
