package org.postern.domain.message;

/**
 * Text of strangers made fit for people, logs and terminals: one line, no control character, nothing that turns the
 * direction of what stands around it, no half of a surrogate pair. What is left is shown as it came.
 */
public final class ReadableText {
    /** The most characters of a field that are kept for people. */
    public static final int MOST = 1_000;

    private ReadableText() {}

    /** At most {@link #MOST} characters of it. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** At most {@code most} characters of it; white space and controls become single spaces, none at either end. */
    public static String of(String text, int most) {
        StringBuilder readable = new StringBuilder(Math.min(text.length(), most));
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isGap(c)) {
                space = !readable.isEmpty();
            } else if (!isHidden(c)) {
                int length = (space ? 1 : 0) + Character.charCount(c);
                if (readable.length() + length > most) {
                    break;
                }
                readable.append(space ? " " : "").appendCodePoint(isHalf(c) ? 0xFFFD : c);
                space = false;
            }
        }
        return readable.toString();
    }

    /** Whether a character may be shown as it is: no control, nothing that turns directions, no half of a pair. */
    public static boolean isPlain(int c) {
        return c == ' ' || !isGap(c) && !isHidden(c) && !isHalf(c);
    }

    private static boolean isGap(int c) {
        return c <= ' ' || c >= 0x7F && c <= 0xA0 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isHalf(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    /** Marks of direction, the byte order mark, and the tag characters that nobody sees: Unicode's Bidi_Control and Cf. */
    private static boolean isHidden(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB
                || c >= 0xE0000 && c <= 0xE007F;
    }
}
