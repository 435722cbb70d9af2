package org.postern.domain.sasl;

import java.text.Normalizer;
import java.util.Optional;

/**
 * SASLprep (RFC 4013): names and passwords in the one form in which they are compared. Deviation: letters that came after
 * Unicode 3.2 are taken as the JDK knows them, so that a password may have them; what the JDK does not know is prohibited.
 */
public final class SaslPrep {

    private SaslPrep() {}

    /** The text prepared; empty when there is something in it that must not be. */
    public static Optional<String> prepared(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !isNothing(c))
                .map(c -> isSpace(c) ? ' ' : c)
                .forEach(mapped::appendCodePoint);
        String normal = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        boolean good = normal.codePoints().noneMatch(SaslPrep::isProhibited) && isOfOneDirection(normal);
        return good ? Optional.of(normal) : Optional.empty();
    }

    /** RFC 3454 table B.1. */
    private static boolean isNothing(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
            default -> c >= 0xFE00 && c <= 0xFE0F;
        };
    }

    /** RFC 3454 table C.1.2, but for U+200B, which RFC 4013 §2.1 maps to nothing before. */
    private static boolean isSpace(int c) {
        return c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** RFC 4013 §2.3: tables C.2.1 to C.9 of RFC 3454. */
    private static boolean isProhibited(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c >= 0xFFF9 && c <= 0xFFFD || c >= 0x2FF0 && c <= 0x2FFB || c == 0x0340 || c == 0x0341;
        };
    }

    /** RFC 3454 §6: a text with letters from right to left has none from left to right, and begins and ends with such. */
    private static boolean isOfOneDirection(String text) {
        if (text.codePoints().noneMatch(SaslPrep::isRightToLeft)) {
            return true;
        }
        return isRightToLeft(text.codePointAt(0))
                && isRightToLeft(text.codePointBefore(text.length()))
                && text.codePoints()
                        .noneMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
