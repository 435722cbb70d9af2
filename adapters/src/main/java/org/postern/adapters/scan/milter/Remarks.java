package org.postern.adapters.scan.milter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.message.AddedField;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;

/** What a filter says beside its verdict: fields to add, and what it asks for and does not get. However much, so much is kept. */
final class Remarks {
    private final DomainName receiver;
    private final List<AddedField> fields = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    Remarks(DomainName receiver) {
        this.receiver = receiver;
    }

    void note(String words) {
        if (notes.size() < ScanAnswer.MOST_FIELDS) {
            notes.add(words);
        }
    }

    void add(String name, String value) {
        if (fields.size() == ScanAnswer.MOST_FIELDS) {
            note("more fields than are taken");
            return;
        }
        AddedField.of(name, value, receiver).ifPresentOrElse(fields::add, () -> note("not added: " + name));
    }

    /** rspamd marks a message by changing a field of its own that is not there: it comes on top, beside any of the client's. */
    void change(String name, String value) {
        if (!value.isEmpty() && AddedField.of(name, value, receiver).isPresent()) {
            add(name, value);
        } else {
            note((value.isEmpty() ? "not removed: " : "not changed: ") + name);
        }
    }

    ScanAnswer with(ScanOutcome outcome) {
        return new ScanAnswer(outcome, OptionalDouble.empty(), List.of(), fields, List.copyOf(notes));
    }
}
