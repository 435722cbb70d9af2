package org.postern.domain.dmarc;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** When a Domain Owner wants a failure report: {@code fo} in RFC 9989 §4.7. */
public enum FailureReportOption {
    /** {@code 0}: every mechanism failed to produce an aligned pass. */
    ALL_FAILED,
    /** {@code 1}: any mechanism failed to produce an aligned pass. */
    ANY_FAILED,
    /** {@code d}: a DKIM signature failed, aligned or not. */
    DKIM_FAILED,
    /** {@code s}: SPF failed, aligned or not. */
    SPF_FAILED;

    private static final String LETTERS = "01ds";

    /** Reads {@code dmarc-fo}; the default {@code 0} for anything that is not: a letter twice, or both 0 and 1. */
    static Set<FailureReportOption> parse(String value) {
        EnumSet<FailureReportOption> options = EnumSet.noneOf(FailureReportOption.class);
        for (String letter : TagValues.split(value, ':')) {
            Optional<FailureReportOption> option = of(TagValues.trimmed(letter));
            if (option.isEmpty() || !options.add(option.get())) {
                return Set.of(ALL_FAILED);
            }
        }
        return options.contains(ALL_FAILED) && options.contains(ANY_FAILED) ? Set.of(ALL_FAILED) : Set.copyOf(options);
    }

    private static Optional<FailureReportOption> of(String letter) {
        int index = letter.length() == 1 ? LETTERS.indexOf(Character.toLowerCase(letter.charAt(0))) : -1;
        return index < 0 ? Optional.empty() : Optional.of(values()[index]);
    }
}
