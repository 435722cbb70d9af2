package org.postern.domain.spf;

import java.util.Optional;

/** Reads the lengths at the end of an argument: {@code dual-cidr-length} of RFC 7208 §5.6, from the right. */
final class CidrParser {

    /** An argument without the lengths that stood at its end. */
    record Split(String before, DualCidr cidr) {}

    private CidrParser() {}

    /** Empty when what looks like a length is out of range or has a leading zero. */
    static Optional<Split> split(String argument) {
        int ip6 = 128;
        int ip4 = 32;
        String rest = argument;
        int slash = slashBeforeDigits(rest);
        if (slash > 0 && rest.charAt(slash - 1) == '/') {
            ip6 = length(rest.substring(slash + 1), 128);
            rest = rest.substring(0, slash - 1);
            slash = slashBeforeDigits(rest);
        }
        if (slash >= 0) {
            ip4 = length(rest.substring(slash + 1), 32);
            rest = rest.substring(0, slash);
        }
        return ip4 < 0 || ip6 < 0 ? Optional.empty() : Optional.of(new Split(rest, new DualCidr(ip4, ip6)));
    }

    private static int slashBeforeDigits(String text) {
        int at = text.length() - 1;
        while (at >= 0 && Ascii.isDigit(text.charAt(at))) {
            at--;
        }
        return at >= 0 && at < text.length() - 1 && text.charAt(at) == '/' ? at : -1;
    }

    /** A decimal number up to a most, without leading zeros; -1 when it is not one. */
    static int length(String digits, int most) {
        if (digits.isEmpty() || digits.length() > 3 || digits.length() > 1 && digits.charAt(0) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!Ascii.isDigit(digits.charAt(i))) {
                return -1;
            }
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number <= most ? number : -1;
    }
}
