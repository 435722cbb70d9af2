package org.postern.domain.scan;

import java.util.List;
import java.util.OptionalDouble;
import org.postern.domain.message.AddedField;

/**
 * All that a content scanner said of a message. {@code symbols} are the names of its own rules that held, {@code fields}
 * what it wants written on the message, {@code notes} what it wanted and does not get. However much it says, only so
 * much is taken.
 */
public record ScanAnswer(
        ScanOutcome outcome, OptionalDouble score, List<String> symbols, List<AddedField> fields, List<String> notes) {
    /** The most symbols that are taken. */
    public static final int MOST_SYMBOLS = 100;
    /** The most fields, and the most notes, that are taken. */
    public static final int MOST_FIELDS = 32;

    public ScanAnswer {
        if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
            score = OptionalDouble.empty();
        }
        symbols = symbols.stream().limit(MOST_SYMBOLS).map(ScanText::of).toList();
        fields = fields.stream().limit(MOST_FIELDS).toList();
        notes = notes.stream().map(ScanText::of).distinct().limit(MOST_FIELDS).toList();
    }

    /** An outcome and no more. */
    public static ScanAnswer of(ScanOutcome outcome) {
        return new ScanAnswer(outcome, OptionalDouble.empty(), List.of(), List.of(), List.of());
    }

    /** As if the scanner were not there. */
    public static ScanAnswer unavailable(String why) {
        return of(new ScanOutcome.Unavailable(why));
    }

    /** The same without a field to write. */
    public ScanAnswer withoutFields() {
        return new ScanAnswer(outcome, score, symbols, List.of(), notes);
    }
}
