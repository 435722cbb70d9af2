package org.postern.bootstrap.configuration;

import java.util.Optional;
import org.postern.domain.policy.ScannerObjection;

/** What its owner calls a content scanner: it stands in the name of its rule. */
public record ScannerName(String text) {
    private static final int LONGEST = 32;

    static Optional<ScannerName> parse(String text) {
        boolean word = !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        return word ? Optional.of(new ScannerName(text)) : Optional.empty();
    }

    /** The name of its rule. */
    public String rule() {
        return ScannerObjection.name(text);
    }
}
