package org.postern.domain.policy;

import java.util.Optional;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/**
 * What the content scanner of that name is against. A message it condemns meets the action; a deferral or a quarantine it
 * asks for is done as asked. While it is down the message is put off, or taken: never refused, for that is our trouble and
 * not the client's.
 */
public record ScannerObjection(String scanner, ScanAction action, boolean deferWhenDown) implements Judging {
    /** Behind it, in the name of a rule, stands that of the scanner. */
    public static final String PREFIX = "scanner-";

    /** The name of the rule. */
    public static String name(String scanner) {
        return PREFIX + scanner;
    }

    @Override
    public Optional<Opinion> opinion(Findings findings, TransactionId id) {
        return findings.scans().stream()
                .filter(report -> report.scanner().equals(scanner))
                .findFirst()
                .flatMap(report -> opinion(report.answer(), id));
    }

    private Optional<Opinion> opinion(ScanAnswer answer, TransactionId id) {
        return switch (answer.outcome()) {
            case ScanOutcome.Clean clean -> Optional.empty();
            case ScanOutcome.Skipped skipped -> Optional.empty();
            case ScanOutcome.Found found ->
                Optional.of(new Opinion(
                        condemned(Replies.contentRecognized(found.name(), id), id),
                        scanner + " recognized " + found.name()));
            case ScanOutcome.Wants wants ->
                Optional.of(new Opinion(
                        wished(wants, id),
                        scanner + " asks to " + wants.wish().word() + " it" + detail(wants, answer)));
            case ScanOutcome.Unavailable down ->
                deferWhenDown
                        ? Optional.of(new Opinion(
                                new Disposition.Defer(Replies.contentUnchecked(id)),
                                scanner + " is down: " + down.why()))
                        : Optional.empty();
        };
    }

    private static String detail(ScanOutcome.Wants wants, ScanAnswer answer) {
        String score = answer.score().isPresent() ? ", score " + answer.score().getAsDouble() : "";
        return score + wants.reply().map(reply -> ": " + reply).orElse("");
    }

    private Disposition wished(ScanOutcome.Wants wants, TransactionId id) {
        Optional<Reply> asked = wants.reply().map(reply -> Replies.asked(reply, id));
        return switch (wants.wish()) {
            case REFUSE -> condemned(asked.orElseGet(() -> Replies.contentRefused(id)), id);
            case DEFER -> new Disposition.Defer(asked.orElseGet(() -> Replies.contentDeferred(id)));
            case QUARANTINE -> new Disposition.Quarantine();
        };
    }

    private Disposition condemned(Reply refusal, TransactionId id) {
        return switch (action) {
            case REFUSE -> new Disposition.Refuse(refusal);
            case DEFER -> new Disposition.Defer(Replies.contentDeferred(id));
            case QUARANTINE -> new Disposition.Quarantine();
        };
    }
}
