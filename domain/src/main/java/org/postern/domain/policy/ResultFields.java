package org.postern.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dkim.WrittenTags;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ListAnswer;
import org.postern.domain.message.AuthenticationResults;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.TraceFields;
import org.postern.domain.origin.Iprev;
import org.postern.domain.spf.ReceivedSpf;
import org.postern.domain.spf.SpfMethodResult;
import org.postern.domain.spf.SpfOutcome;
import org.postern.domain.spf.SpfResult;

/** What is written of a judgement on top of a kept message: whole header fields, each with its final CR LF. */
public final class ResultFields {

    private ResultFields() {}

    /** The fields in their order; none when nothing was looked at. {@code receiver} is the name of this host. */
    public static List<String> of(Findings findings, Decision decision, DomainName receiver) {
        return of(Optional.empty(), findings, decision, receiver);
    }

    /** The same of a client that has proved to be a user of ours: RFC 8601 §2.7.4. */
    public static List<String> of(Optional<String> user, Findings findings, Decision decision, DomainName receiver) {
        List<String> fields = new ArrayList<>();
        if (decision.disposition() instanceof Disposition.Quarantine quarantine) {
            fields.add(
                    TraceFields.disposition(quarantine.word(), decision.rule().orElse("")));
        }
        List<MethodResult> results = new ArrayList<>();
        user.ifPresent(name -> results.add(MethodResult.of("auth", "pass").with("smtp", "auth", name)));
        results.addAll(results(findings, decision));
        if (!results.isEmpty()) {
            fields.add(new AuthenticationResults(receiver.text(), results).field());
        }
        findings.spfMailFrom().ifPresent(outcome -> fields.add(receivedSpf(outcome, receiver)));
        findings.spfHelo()
                .filter(outcome -> outcome.result() != SpfResult.NONE)
                .ifPresent(outcome -> fields.add(receivedSpf(outcome, receiver)));
        findings.scans().forEach(report -> report.answer().fields().forEach(added -> fields.add(added.field())));
        return fields;
    }

    private static String receivedSpf(SpfOutcome outcome, DomainName receiver) {
        return "Received-SPF: " + ReceivedSpf.value(outcome, receiver.text()) + "\r\n";
    }

    private static List<MethodResult> results(Findings findings, Decision decision) {
        List<MethodResult> results = new ArrayList<>();
        findings.dmarc().map(result -> dmarc(result, decision)).ifPresent(results::add);
        findings.spfMailFrom().ifPresent(outcome -> results.add(spf(outcome)));
        findings.spfHelo().ifPresent(outcome -> results.add(spf(outcome)));
        findings.dkim().ifPresent(report -> results.addAll(dkim(report)));
        findings.arc().ifPresent(report -> results.add(arc(report)));
        findings.iprev().ifPresent(iprev -> results.add(iprev(iprev)));
        findings.lists()
                .ifPresent(report -> report.answers().stream()
                        .filter(answer -> answer.list().kind() == DnsList.Kind.WELCOME)
                        .forEach(answer -> results.add(welcome(answer))));
        return results;
    }

    /** RFC 9989 §9.2, with what was done besides what was asked for. */
    private static MethodResult dmarc(DmarcResult result, Decision decision) {
        return result.methodResult()
                .with("policy", "disposition", decision.disposition().word());
    }

    /** RFC 8601 §2.7.2. */
    private static MethodResult spf(SpfOutcome outcome) {
        SpfMethodResult result = SpfMethodResult.of(outcome);
        return MethodResult.of(SpfMethodResult.METHOD, result.result().text())
                .because(result.result() == SpfResult.PASS ? "" : result.reason())
                .with(SpfMethodResult.PTYPE, result.property(), result.value());
    }

    /** RFC 8601 §2.7.1, RFC 6008: one result a signature. */
    private static List<MethodResult> dkim(DkimReport report) {
        return report.signatures().isEmpty()
                ? List.of(MethodResult.of("dkim", report.result().word()))
                : report.signatures().stream().map(ResultFields::dkim).toList();
    }

    private static MethodResult dkim(SignatureReport signature) {
        WrittenTags written = signature.written();
        MethodResult result =
                MethodResult.of("dkim", signature.result().word()).because(signature.passes() ? "" : signature.why());
        result = with(result, "d", written.domain());
        result = with(result, "s", written.selector());
        result = with(result, "a", written.algorithm());
        return with(result, "b", written.signaturePrefix());
    }

    private static MethodResult with(MethodResult result, String tag, String value) {
        return value.isEmpty() ? result : result.with("header", tag, value);
    }

    /** RFC 8617 §10.1, §10.2. */
    private static MethodResult arc(ArcReport report) {
        MethodResult result = MethodResult.of("arc", report.result().word());
        return report.oldestPass().isPresent()
                ? result.with(
                        "header",
                        "oldest-pass",
                        Integer.toString(report.oldestPass().getAsInt()))
                : result;
    }

    /** RFC 8601 §2.7.3. */
    private static MethodResult iprev(Iprev iprev) {
        return MethodResult.of("iprev", iprev.result().word())
                .with("policy", "iprev", iprev.address().text());
    }

    /** RFC 8904 §2.1. */
    private static MethodResult welcome(ListAnswer answer) {
        String word = switch (answer.listing()) {
            case LISTED -> "pass";
            case NOT_LISTED -> "none";
            case NO_ANSWER -> "temperror";
        };
        MethodResult result = MethodResult.of("dnswl", word)
                .with("dns", "zone", answer.list().zone().text());
        return answer.codes().isEmpty()
                ? result
                : result.with("policy", "ip", answer.codes().getFirst().text());
    }
}
