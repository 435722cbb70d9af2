package org.postern.application.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.message.AddedField;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.MethodResult;
import org.postern.domain.origin.HeloFacts;
import org.postern.domain.origin.Iprev;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.policy.Findings;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.spf.SpfMethodResult;
import org.postern.domain.spf.SpfOutcome;

/**
 * Findings in the terms of RFC 8601 §2.2, each with its reason and what it was reached from. Methods that RFC 8601 does
 * not know ({@code helo}, {@code sender}, {@code author}, {@code dnslist}, {@code scan}, {@code greylist}) are for the ledger alone.
 */
public final class StatedFindings {
    private static final String HELO = "helo";
    private static final String SENDER = "sender";
    private static final String LIST = "dnslist";
    private static final Set<String> AT_MAIL = Set.of(HELO, SENDER, LIST);

    private StatedFindings() {}

    /** One after the other, in the order they can be known. */
    public static List<MethodResult> of(Findings findings) {
        List<MethodResult> stated = new ArrayList<>();
        findings.iprev().map(StatedFindings::iprev).ifPresent(stated::add);
        findings.helo().map(StatedFindings::helo).ifPresent(stated::add);
        findings.senderDomain().map(StatedFindings::sender).ifPresent(stated::add);
        findings.lists().map(StatedFindings::lists).ifPresent(stated::addAll);
        findings.spfHelo().map(StatedFindings::spf).ifPresent(stated::add);
        findings.spfMailFrom().map(StatedFindings::spf).ifPresent(stated::add);
        findings.dkim().map(StatedFindings::dkim).ifPresent(stated::addAll);
        findings.arc().map(StatedFindings::arc).ifPresent(stated::add);
        findings.author().map(StatedFindings::author).ifPresent(stated::add);
        findings.dmarc()
                .map(dmarc -> dmarc.methodResult().because(dmarc.reason()))
                .ifPresent(stated::add);
        findings.scans().stream().map(StatedFindings::scan).forEach(stated::add);
        findings.greylist().map(StatedFindings::greylist).ifPresent(stated::add);
        return List.copyOf(stated);
    }

    /** Whether only what is known at MAIL was looked at; of a message there is always more. */
    public static boolean areOfMailOnly(List<MethodResult> stated) {
        return stated.stream().map(MethodResult::method).allMatch(AT_MAIL::contains);
    }

    private static MethodResult iprev(Iprev iprev) {
        MethodResult result = MethodResult.of("iprev", iprev.result().word())
                .because(iprev.reason())
                .with("policy", "iprev", iprev.address().text());
        return iprev.confirmed()
                .map(name -> result.with("policy", "name", name.text()))
                .orElse(result);
    }

    private static MethodResult helo(HeloFacts helo) {
        MethodResult result = MethodResult.of(HELO, word(helo.form()))
                .with("policy", "match", word(helo.match()))
                .with("policy", "ours", Boolean.toString(helo.ours()));
        return helo.name().map(name -> result.with("smtp", "helo", name.text())).orElse(result);
    }

    private static MethodResult sender(SenderDomain sender) {
        return MethodResult.of(SENDER, word(sender.mail()))
                .because(sender.detail())
                .with("smtp", "mailfrom", sender.domain().text());
    }

    private static List<MethodResult> lists(ListReport report) {
        return report.answers().stream().map(StatedFindings::list).toList();
    }

    private static MethodResult list(ListAnswer answer) {
        MethodResult result = MethodResult.of(LIST, word(answer.listing()))
                .because(answer.detail())
                .with("dns", "zone", answer.list().zone().text())
                .with("policy", "kind", answer.list().kind().word())
                .with("policy", "score", Integer.toString(answer.score()));
        for (var code : answer.codes()) {
            result = result.with("policy", "code", code.text());
        }
        return result;
    }

    private static MethodResult spf(SpfOutcome outcome) {
        SpfMethodResult result = SpfMethodResult.of(outcome);
        return MethodResult.of(SpfMethodResult.METHOD, result.result().text())
                .because(result.reason())
                .with(SpfMethodResult.PTYPE, result.property(), result.value());
    }

    private static List<MethodResult> dkim(DkimReport report) {
        return report.signatures().isEmpty()
                ? List.of(MethodResult.of("dkim", "none"))
                : report.signatures().stream().map(StatedFindings::signature).toList();
    }

    private static MethodResult signature(SignatureReport report) {
        MethodResult result = MethodResult.of("dkim", report.result().word()).because(report.why());
        for (DomainName domain : report.signingDomain().stream().toList()) {
            result = result.with("header", "d", domain.text());
        }
        return result.with("header", "s", report.written().selector())
                .with("header", "a", report.written().algorithm());
    }

    private static MethodResult arc(ArcReport report) {
        MethodResult result = MethodResult.of("arc", report.result().word()).because(report.why());
        if (report.oldestPass().isPresent()) {
            result = result.with(
                    "header",
                    "oldest-pass",
                    Integer.toString(report.oldestPass().getAsInt()));
        }
        for (var set : report.sets()) {
            result = result.with("header", "d", set.sealer().domain());
        }
        return result;
    }

    private static MethodResult author(AuthorDomain author) {
        return switch (author) {
            case AuthorDomain.Sole sole ->
                MethodResult.of("author", "sole")
                        .with("header", "from", sole.domain().text());
            case AuthorDomain.Unclear unclear -> {
                MethodResult result = MethodResult.of("author", "unclear").because(word(unclear.flaw()));
                for (DomainName domain : unclear.domains()) {
                    result = result.with("header", "from", domain.text());
                }
                yield result;
            }
        };
    }

    private static MethodResult scan(ScanReport report) {
        ScanAnswer answer = report.answer();
        MethodResult result = MethodResult.of("scan", answer.outcome().word())
                .because(answer.outcome().words())
                .with("policy", "scanner", report.scanner());
        if (answer.score().isPresent()) {
            result = result.with(
                    "policy", "score", Double.toString(answer.score().getAsDouble()));
        }
        for (String symbol : answer.symbols()) {
            result = result.with("policy", "symbol", symbol);
        }
        for (AddedField field : answer.fields()) {
            result = result.with("policy", "adds", field.name());
        }
        for (String note : answer.notes()) {
            result = result.with("policy", "note", note);
        }
        return result;
    }

    private static MethodResult greylist(GreylistReport report) {
        MethodResult result = MethodResult.of("greylist", report.word());
        return switch (report) {
            case GreylistReport.Exempt exempt -> result.because(exempt.reason().sentence());
            case GreylistReport.Unavailable down -> result.because(down.why());
            case GreylistReport.Looked looked -> looked(looked, result);
        };
    }

    private static MethodResult looked(GreylistReport.Looked looked, MethodResult word) {
        MethodResult result = looked.sender()
                .map(sender -> word.because(sender.key() + " was met first at " + sender.met()))
                .orElse(word);
        for (String key : looked.keys()) {
            result = result.with("policy", "key", key);
        }
        return result;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
