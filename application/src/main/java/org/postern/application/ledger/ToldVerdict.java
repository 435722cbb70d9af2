package org.postern.application.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.application.dns.DnsEvidence;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.message.MethodResult;
import org.postern.domain.message.ReadableText;
import org.postern.domain.policy.StatedOpinion;

/** A verdict as a person would tell it: what the checks said, what the rules said, what the DNS said. */
public final class ToldVerdict {
    private final List<String> lines = new ArrayList<>();

    private ToldVerdict() {}

    /** The lines; nothing in them moves a terminal. */
    public static List<String> of(Verdict verdict) {
        ToldVerdict told = new ToldVerdict();
        told.list(
                "The checks said:",
                verdict.findings().stream().map(ToldVerdict::told).toList());
        told.list("Of our own checks:", verdict.faults());
        told.list(
                "The rules said:",
                verdict.decision().opinions().stream().map(ToldVerdict::told).toList());
        verdict.decision()
                .rule()
                .ifPresent(rule -> told.lines.add(ReadableText.of("The rule " + rule + " decided: "
                        + verdict.decision().disposition().word() + ".")));
        told.list(
                "The DNS said:",
                verdict.evidence().stream().map(ToldVerdict::told).toList());
        return List.copyOf(told.lines);
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(title);
            items.forEach(item -> lines.add("  " + ReadableText.of(item)));
        }
    }

    private static String told(MethodResult finding) {
        String properties = finding.properties().stream()
                .map(property -> " " + property.type() + "." + property.name() + "=" + property.value())
                .collect(Collectors.joining());
        String reason = finding.reason().isEmpty() ? "" : ": " + finding.reason();
        return finding.method() + " " + finding.result() + properties + reason;
    }

    static String told(StatedOpinion stated) {
        return stated.rule() + " (" + stated.mode().word() + ") "
                + stated.opinion().disposition().word() + ": "
                + stated.opinion().reason();
    }

    private static String told(DnsEvidence evidence) {
        Answer answer = evidence.answer();
        String what = switch (answer.status()) {
            case FOUND -> answer.records().stream().map(ToldVerdict::told).collect(Collectors.joining(", "));
            case NO_DATA -> "no such record";
            case NO_SUCH_DOMAIN -> "no such name";
            case TEMPORARY_FAILURE -> "no answer (" + answer.detail() + ")";
        };
        return answer.question() + ": " + what + " (" + answer.security().name().toLowerCase(Locale.ROOT) + ", "
                + evidence.latency().toMillis() + " ms)";
    }

    private static String told(DnsRecord record) {
        return switch (record) {
            case DnsRecord.HostAddress host -> host.address().text();
            case DnsRecord.MailExchange exchange ->
                exchange.preference() + " " + (exchange.exchange().isEmpty() ? "." : exchange.exchange());
            case DnsRecord.Pointer pointer -> pointer.name();
            case DnsRecord.Text text -> '"' + text.octets() + '"';
            case DnsRecord.TlsAssociation tls ->
                tls.usage() + " " + tls.selector() + " " + tls.matching() + " " + tls.association();
        };
    }
}
