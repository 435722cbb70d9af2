package org.postern.domain.arc;

/** Comments and folding white space: CFWS of RFC 5322 §3.2.2, which ARC allows around its instances. */
final class ArcText {
    private static final int LONGEST = 256;

    private ArcText() {}

    /** Behind the CFWS that begins at an octet; the start itself when a comment does not end. */
    static int behindCfws(String text, int from) {
        int position = from;
        int depth = 0;
        int bottom = from;
        while (position < text.length()) {
            char c = text.charAt(position);
            boolean white = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (depth == 0 && !white && c != '(') {
                return position;
            }
            if (c == '\\' && depth > 0) {
                position++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            position++;
            bottom = depth == 0 ? position : bottom;
        }
        return Math.min(bottom, text.length());
    }

    /** The text without the CFWS around it; one too long to be a number or a word stays as it is. */
    static String withoutComments(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int from = behindCfws(text, 0);
        int to = from;
        while (to < text.length() && behindCfws(text, to) == to) {
            to++;
        }
        return behindCfws(text, to) == text.length() ? text.substring(from, to) : text;
    }
}
