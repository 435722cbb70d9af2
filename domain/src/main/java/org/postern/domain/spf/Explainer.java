package org.postern.domain.spf;

import java.util.List;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;

/** Finds the words for a fail: RFC 7208 §6.2. Whatever goes wrong on the way, there are the default words. */
final class Explainer {
    private final SpfArguments arguments;
    private final Lookups lookups;
    private final Targets targets;

    Explainer(SpfArguments arguments, Lookups lookups, Targets targets) {
        this.arguments = arguments;
        this.lookups = lookups;
        this.targets = targets;
    }

    Explanation explain(Frame frame) {
        return frame.spfRecord()
                .exp()
                .flatMap(exp -> targets.ofExp(exp.target(), frame.domain()))
                .flatMap(this::fetch)
                .flatMap(text -> MacroParser.parse(text, MacroParser.Place.EXPLANATION))
                .map(string -> targets.explanation(string, frame.domain()))
                .filter(Ascii::isPrintable)
                .<Explanation>map(text -> new Explanation.Published(text, frame.domain()))
                .orElseGet(() -> byDefault(frame.domain()));
    }

    private Optional<String> fetch(String target) {
        Answer answer = lookups.ask(target, RecordType.TXT);
        List<DnsRecord.Text> texts = answer.only(DnsRecord.Text.class);
        return texts.size() == 1 ? Optional.of(texts.getFirst().octets()) : Optional.empty();
    }

    private Explanation byDefault(String domain) {
        String words = arguments.ip().text() + " is not authorized by " + domain;
        return new Explanation.Default(Ascii.shown(words, lookups.limits().explanation()));
    }
}
