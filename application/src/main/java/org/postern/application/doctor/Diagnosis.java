package org.postern.application.doctor;

import java.util.List;
import org.postern.domain.message.ReadableText;

/**
 * One line of the doctor's report: what was looked at, how it stands and what was seen; and, unless all is fine, why that
 * matters and what to do: in words (perhaps none), and as the records to publish.
 */
public record Diagnosis(
        Condition condition, String subject, String seen, String why, String remedy, List<ZoneRecord> records) {

    /** What was seen may hold words of strangers. */
    public Diagnosis {
        seen = ReadableText.of(seen);
        records = List.copyOf(records);
    }

    static Diagnosis fine(String subject, String seen) {
        return new Diagnosis(Condition.FINE, subject, seen, "", "", List.of());
    }

    static Diagnosis warn(String subject, String seen, String why, String remedy) {
        return new Diagnosis(Condition.WARN, subject, seen, why, remedy, List.of());
    }

    static Diagnosis wrong(String subject, String seen, String why, String remedy) {
        return new Diagnosis(Condition.WRONG, subject, seen, why, remedy, List.of());
    }

    /** Something that a record would cure, and that record, which says itself what it is for. */
    static Diagnosis publish(Condition condition, String subject, String seen, ZoneRecord record) {
        return new Diagnosis(condition, subject, seen, record.why(), "", List.of(record));
    }

    /** The same with records to publish. */
    Diagnosis with(List<ZoneRecord> wanted) {
        return new Diagnosis(condition, subject, seen, why, remedy, wanted);
    }
}
