package org.postern.domain.address;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * One label of an internationalized domain name (RFC 5890 §2.3.2.1): U-label to A-label and back, refusing whatever
 * RFC 5892 does not list as PVALID. Nothing is mapped: a label that would need mapping is not a U-label.
 *
 * <p>Not handled: the contextual rules of RFC 5892 Appendix A (such labels are refused) and the Bidi rule of RFC 5893.
 */
final class InternationalLabel {
    private static final String PREFIX = "xn--";
    private static final String EXCEPTIONALLY_VALID = "\u00df\u03c2\u06fd\u06fe\u0f0b\u3007";

    private InternationalLabel() {}

    /** The A-label of a U-label, in lower case; empty when the label is not a U-label. */
    static Optional<String> toAscii(String label) {
        return isULabel(label) ? Punycode.encode(label).map(PREFIX::concat) : Optional.empty();
    }

    /** Whether an LDH label that looks like an A-label is one: its Punycode decodes to a U-label and back. */
    static boolean isALabel(String label) {
        return Punycode.decode(label.substring(PREFIX.length()))
                .flatMap(InternationalLabel::toAscii)
                .filter(label::equals)
                .isPresent();
    }

    static boolean hasPrefix(String label) {
        return label.startsWith(PREFIX);
    }

    private static boolean isULabel(String label) {
        boolean wellFormed = !label.isEmpty()
                && label.chars().anyMatch(c -> c >= 128)
                && Normalizer.isNormalized(label, Normalizer.Form.NFC)
                && !label.startsWith("-")
                && !hasHyphensThirdAndFourth(label)
                && !label.endsWith("-")
                && !isMark(label.codePointAt(0));
        return wellFormed && label.codePoints().allMatch(InternationalLabel::isValid);
    }

    /** RFC 5891 §4.2.3.1: such labels are kept for prefixes; a U-label is not one. */
    private static boolean hasHyphensThirdAndFourth(String label) {
        int[] start = label.codePoints().limit(4).toArray();
        return start.length == 4 && start[2] == '-' && start[3] == '-';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isValid(int c) {
        if (c < 128) {
            return c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        return EXCEPTIONALLY_VALID.indexOf(c) >= 0 || isLetterDigit(c) && isStable(c);
    }

    /** RFC 5892 §2.1. */
    private static boolean isLetterDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> false;
        };
    }

    /** RFC 5892 §2.2: unchanged by NFKC(casefold(NFKC(c))). */
    private static boolean isStable(int c) {
        String text = Character.toString(c);
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text)
                || Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .equals(text);
    }
}
