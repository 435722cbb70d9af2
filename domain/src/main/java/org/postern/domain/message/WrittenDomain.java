package org.postern.domain.message;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * A domain name as a person may have written it in a header field. Characters beyond ASCII are mapped first as in RFC
 * 5895 §2 (case, width, ideographic full stop), because a reader of the message sees no difference.
 */
final class WrittenDomain {
    private static final int LONGEST = 255;

    private WrittenDomain() {}

    static Optional<DomainName> read(String text) {
        return text.length() > LONGEST ? Optional.empty() : DomainName.parse(mapped(text));
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
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u3002', '.');
    }
}
