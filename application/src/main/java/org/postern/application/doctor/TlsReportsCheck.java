package org.postern.application.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.RecordType;

/** Whether senders are asked to report failures of TLS: RFC 8460 §3. */
record TlsReportsCheck(WantedRecords wanted, Dns dns) implements Check {
    private static final String VERSION = "v=TLSRPTv1;";

    @Override
    public String subject() {
        return "TLS-RPT";
    }

    @Override
    public List<Diagnosis> look() {
        Answer answer = Published.ask(dns, wanted.tlsReports().owner(), RecordType.TXT);
        return List.of(Published.failure(subject(), answer).orElseGet(() -> judged(answer)));
    }

    private Diagnosis judged(Answer answer) {
        String at = answer.question().name();
        List<String> texts = Published.texts(answer, VERSION);
        if (texts.size() != 1) {
            return texts.isEmpty()
                    ? publish(Condition.WARN, "no record at " + at)
                    : publish(Condition.WRONG, texts.size() + " records at " + at + ", so that none counts");
        }
        boolean addressed = Stream.of(texts.getFirst().split(";"))
                .map(String::strip)
                .anyMatch(field -> field.startsWith("rua=mailto:") || field.startsWith("rua=https:"));
        return addressed
                ? Diagnosis.fine(subject(), texts.getFirst())
                : publish(Condition.WRONG, "no address for reports (rua) in " + texts.getFirst());
    }

    private Diagnosis publish(Condition condition, String seen) {
        return Diagnosis.publish(condition, subject(), seen, wanted.tlsReports());
    }
}
