package org.postern.domain.address;

import java.util.Locale;
import java.util.Optional;

/**
 * A domain name as mail uses it (RFC 5321 §2.3.5): LDH labels, internationalized ones as A-labels (RFC 5890), all in
 * lower case, no final dot. This one form serves matching, policy and paths; no other spelling of it exists here.
 */
public record DomainName(String text) implements DomainPart {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;

    public DomainName {
        if (text.isEmpty() || !text.equals(canonical(text))) {
            throw new IllegalArgumentException("not a canonical domain name");
        }
    }

    /** Reads a domain of ASCII and U-labels; empty when a label is neither LDH nor a U-label, or a length is over. */
    public static Optional<DomainName> parse(String text) {
        String canonical = canonical(text);
        return canonical.isEmpty() ? Optional.empty() : Optional.of(new DomainName(canonical));
    }

    private static String canonical(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return "";
        }
        if (isPlain(text)) {
            return text;
        }
        StringBuilder name = new StringBuilder();
        for (String label : text.split("\\.", -1)) {
            String ascii = canonicalLabel(label);
            if (ascii.isEmpty()) {
                return "";
            }
            name.append(name.isEmpty() ? "" : ".").append(ascii);
        }
        return name.length() <= LONGEST_NAME ? name.toString() : "";
    }

    /** Whether nothing is to be done: labels of lower-case LDH, none like an A-label. Nearly every name is so. */
    private static boolean isPlain(String text) {
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || text.charAt(end) == '.') {
                if (!isPlainLabel(text, start, end)) {
                    return false;
                }
                start = end + 1;
            } else if (!isLdh(text.charAt(end))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainLabel(String text, int start, int end) {
        return end > start
                && end - start <= LONGEST_LABEL
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-'
                && !text.startsWith("xn--", start);
    }

    private static boolean isLdh(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private static String canonicalLabel(String label) {
        boolean ascii = label.chars().allMatch(c -> c < 128);
        String lower = ascii
                ? label.toLowerCase(Locale.ROOT)
                : InternationalLabel.toAscii(label).orElse("");
        boolean ldh = !lower.isEmpty()
                && lower.length() <= LONGEST_LABEL
                && lower.chars().allMatch(DomainName::isLdh)
                && !lower.startsWith("-")
                && !lower.endsWith("-");
        boolean falseALabel =
                ldh && ascii && InternationalLabel.hasPrefix(lower) && !InternationalLabel.isALabel(lower);
        return ldh && !falseALabel ? lower : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
