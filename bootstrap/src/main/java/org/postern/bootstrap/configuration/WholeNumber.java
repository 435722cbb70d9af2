package org.postern.bootstrap.configuration;

import java.util.Optional;

/** A number in ASCII digits and nothing else. */
final class WholeNumber {
    private static final int LONGEST = 18;

    private WholeNumber() {}

    static Optional<Long> parse(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
