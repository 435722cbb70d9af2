package org.postern.domain.message;

/** A Keyword (RFC 5321 §4.1.2) as RFC 8601 §2.2 uses it for methods, results and properties. */
final class ResultKeyword {
    private static final int LONGEST = 64;

    private ResultKeyword() {}

    /** The text itself, when it is a keyword; else an {@link IllegalArgumentException}, for keywords are ours. */
    static String checked(String text) {
        boolean keyword = !text.isEmpty()
                && text.length() <= LONGEST
                && !text.endsWith("-")
                && text.chars().allMatch(ResultKeyword::isLetterDigitHyphen);
        if (!keyword) {
            throw new IllegalArgumentException("not a keyword");
        }
        return text;
    }

    private static boolean isLetterDigitHyphen(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
