package org.postern.application.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.dmarc.DmarcRecord;
import org.postern.domain.dmarc.StatedPolicies;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.RecordType;

/** Whether the domain, or one it is part of, has a DMARC Policy Record: RFC 9989 §4.7, §4.10. */
record DmarcCheck(MailHost host, WantedRecords wanted, Dns dns) implements Check {
    private static final int MOST_NAMES = 8;

    @Override
    public String subject() {
        return "DMARC";
    }

    @Override
    public List<Diagnosis> look() {
        for (String domain : domains()) {
            Answer answer = Published.ask(dns, "_dmarc." + domain, RecordType.TXT);
            Optional<Diagnosis> failure = Published.failure(subject(), answer);
            if (failure.isPresent()) {
                return List.of(failure.get());
            }
            List<String> texts = Published.texts(answer, "").stream()
                    .filter(text -> DmarcRecord.parse(text).isPresent())
                    .toList();
            if (!texts.isEmpty()) {
                return List.of(judged(domain, texts));
            }
        }
        return List.of(publish(Condition.WARN, "no record at _dmarc." + host.domain()));
    }

    /** The domain, then those above it that have a dot left. */
    private List<String> domains() {
        List<String> domains = new ArrayList<>();
        String name = host.domain().text();
        while (domains.isEmpty() || name.indexOf('.') > 0 && domains.size() < MOST_NAMES) {
            domains.add(name);
            name = name.substring(name.indexOf('.') + 1);
        }
        return domains;
    }

    private Diagnosis judged(String domain, List<String> texts) {
        if (texts.size() > 1) {
            return publish(Condition.WRONG, texts.size() + " records at _dmarc." + domain + ", so that none counts");
        }
        String seen = (domain.equals(host.domain().text()) ? "" : "from _dmarc." + domain + ": ") + texts.getFirst();
        DmarcRecord record = DmarcRecord.parse(texts.getFirst()).orElseThrow();
        if (record.policies().soundness() != StatedPolicies.Soundness.STATED) {
            return publish(Condition.WRONG, "no valid policy in " + seen);
        }
        return record.reports().aggregate().isEmpty()
                ? publish(Condition.WARN, seen + "; no reports are asked for (rua)")
                : Diagnosis.fine(subject(), seen);
    }

    private Diagnosis publish(Condition condition, String seen) {
        return Diagnosis.publish(condition, subject(), seen, wanted.dmarc());
    }
}
