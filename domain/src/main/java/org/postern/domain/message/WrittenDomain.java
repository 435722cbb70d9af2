package org.postern.domain.message;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * A domain name as a person may have written it in a header field. Characters beyond ASCII are mapped first, much as in
 * RFC 5895 §2 (case, width, ideographic full stop; what is invisible is dropped), because a reader of the message sees
 * no difference.
 */
final class WrittenDomain {
    private static final int LONGEST = 255;

    private WrittenDomain() {}

    static Optional<DomainName> read(String text) {
        return text.length() > LONGEST ? Optional.empty() : DomainName.parse(mapped(text));
    }

    /** The nearest domain above one that is no domain name, of two labels or more: whose name it makes use of. */
    static Optional<DomainName> above(String text) {
        String rest = mapped(text.substring(Math.max(0, text.length() - LONGEST)));
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            rest = rest.substring(dot + 1);
            Optional<DomainName> domain = rest.indexOf('.') < 0 ? Optional.empty() : DomainName.parse(rest);
            if (domain.isPresent()) {
                return domain;
            }
        }
        return Optional.empty();
    }

    /** In lower case, composed, without a final dot: equal for names that look equal but for A-labels. */
    static String mapped(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        String lower = ascii
                ? text.toLowerCase(Locale.ROOT)
                : compatible(compatible(text).toLowerCase(Locale.ROOT));
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String compatible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(visible::appendCodePoint);
        return Normalizer.normalize(visible, Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .strip();
    }
}
