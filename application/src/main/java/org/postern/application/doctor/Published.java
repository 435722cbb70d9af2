package org.postern.application.doctor;

import java.util.List;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** What is published, for the checks that read texts; and what to say when that cannot be known. */
final class Published {

    private Published() {}

    static Answer ask(Dns dns, String name, RecordType type) {
        return dns.ask(new Question(name, type));
    }

    /** A line when the look-up failed: what we cannot look up, others may not be able to look up either. */
    static Optional<Diagnosis> failure(String subject, Answer answer) {
        return answer.isFailure()
                ? Optional.of(Diagnosis.wrong(
                        subject,
                        answer.question() + " cannot be looked up: " + answer.detail(),
                        "What is not answered here is perhaps answered nowhere.",
                        "See the line of the resolver; if that is fine, ask who runs the zone."))
                : Optional.empty();
    }

    /** The texts that begin so. */
    static List<String> texts(Answer answer, String prefix) {
        return answer.only(DnsRecord.Text.class).stream()
                .map(DnsRecord.Text::octets)
                .filter(text -> text.startsWith(prefix))
                .toList();
    }
}
