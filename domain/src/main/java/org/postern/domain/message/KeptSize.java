package org.postern.domain.message;

import java.util.List;
import java.util.OptionalLong;

/**
 * How many octets the file of a kept message must have, by what its own trace fields say: our fields, and the content as
 * it was received without the fields that were removed from it. A file of another size was cut or changed.
 */
public final class KeptSize {

    private KeptSize() {}

    /** The octets of the whole file; empty when the trace fields do not say. */
    public static OptionalLong expected(HeaderSection section, Trace trace) {
        List<HeaderField> fields = section.fields();
        int contentStart = contentStart(fields);
        String received = trace.facts().getOrDefault("size", "");
        if (contentStart < 0 || received.isEmpty() || received.length() > 15 || !isNumber(received)) {
            return OptionalLong.empty();
        }
        long removed = fields.stream()
                .filter(field -> field.end() <= contentStart && field.is(StrippedFields.REMOVED))
                .mapToLong(KeptSize::removedOctets)
                .sum();
        return OptionalLong.of(contentStart + Long.parseLong(received) - removed);
    }

    /** Behind our Received field, the last of our own; -1 when there is none. */
    static int contentStart(List<HeaderField> fields) {
        return fields.stream()
                .filter(field -> field.is(TraceFields.RECEIVED))
                .mapToInt(HeaderField::end)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long removedOctets(HeaderField record) {
        return RemovedField.read(record).map(removed -> removed.octets().length).orElse(0);
    }
}
