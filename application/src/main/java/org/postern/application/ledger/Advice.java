package org.postern.application.ledger;

import java.util.Optional;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Greylisting;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.ScannerObjection;
import org.postern.domain.smtp.Reply;

/** What whoever runs the server can do about a transaction. */
final class Advice {
    private static final String NOTHING = "nothing.";

    private Advice() {}

    static String on(LedgerEntry entry) {
        return switch (entry.conclusion()) {
            case Conclusion.Kept kept -> onKept(entry);
            case Conclusion.Declined no ->
                onGuarded(entry, no.reply())
                        .orElseGet(() -> onDeclined(no, entry.verdict().decision()));
            case Conclusion.Abandoned gone -> onAbandoned(gone.cause(), entry);
        };
    }

    private static String onKept(LedgerEntry entry) {
        boolean quarantined = entry.verdict().decision().disposition() instanceof Disposition.Quarantine;
        return quarantined
                ? "look at it with postern show " + entry.id() + "; it is marked as something to be wary of."
                : NOTHING + " postern show " + entry.id() + " shows it.";
    }

    /** What is to be done when the guard put the client off, and not for its mail. */
    private static Optional<String> onGuarded(LedgerEntry entry, Reply reply) {
        return entry.guard().stream()
                .filter(stated -> stated.mode() == Mode.ENFORCE)
                .filter(stated -> decided(stated.opinion().disposition(), reply))
                .findFirst()
                .map(stated ->
                        "nothing, the client comes back; if it is wanted, let it do as it likes with guard: { allow: ["
                                + entry.client().address().text() + "] }, or let the rule only watch with guard: { "
                                + stated.rule() + ": monitor }.");
    }

    private static String onDeclined(Conclusion.Declined no, Decision decision) {
        Optional<String> rule = decision.rule().filter(name -> decided(decision.disposition(), no.reply()));
        if (rule.filter(Greylisting.NAME::equals).isPresent()) {
            return "nothing: an honest client comes back by itself and is known from then on; if it is not to wait, let it in with"
                    + " guard: { allow: [its address] }, or let the rule only watch with greylist: { mode: monitor }.";
        }
        if (rule.isPresent()) {
            return "if this mail is wanted, tell the sender why it was declined ("
                    + decision.reason().orElse("see the reply") + "), or let the rule only watch with "
                    + watching(rule.get()) + ".";
        }
        if (no.reply().isDeferral()) {
            return "nothing at first, the client comes back; if this lasts, see the log and the disk of the store.";
        }
        return switch (no.stage()) {
            case CONNECT -> "nothing, unless the client is yours.";
            case MAIL, DATA ->
                "if this mail is wanted, tell the sender what the reply says: it can be mended there alone.";
            case MESSAGE ->
                "if this mail is wanted, tell the sender what the reply says: their software made the message so.";
        };
    }

    private static String watching(String rule) {
        return rule.startsWith(ScannerObjection.PREFIX)
                ? "scanners: { " + rule.substring(ScannerObjection.PREFIX.length()) + ": { mode: monitor } }"
                : "policy: { " + rule + ": monitor }";
    }

    /** Whether that reply is the decision's; a message may also be declined for its form, or for want of room. */
    private static boolean decided(Disposition disposition, Reply reply) {
        return switch (disposition) {
            case Disposition.Refuse refuse -> refuse.reply().equals(reply);
            case Disposition.Defer defer -> defer.reply().equals(reply);
            case Disposition.Accept accept -> false;
            case Disposition.Quarantine quarantine -> false;
        };
    }

    private static String onAbandoned(Conclusion.Cause cause, LedgerEntry entry) {
        boolean someDeclined = entry.envelope().stream()
                .flatMap(envelope -> envelope.recipients().stream())
                .anyMatch(NamedRecipient.Declined.class::isInstance);
        return switch (cause) {
            case FAULT -> "see the log for the fault and report it; the client comes back.";
            case LOST, CLOSED -> "nothing, the client comes back if it has something to deliver.";
            case RESET, QUIT -> someDeclined ? "see the declined recipients: are they to exist?" : NOTHING;
        };
    }
}
