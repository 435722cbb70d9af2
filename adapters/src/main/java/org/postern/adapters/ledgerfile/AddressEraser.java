package org.postern.adapters.ledgerfile;

import java.util.Locale;

/** Puts another address in the place of one, in a line of JSON; not where it is part of a longer one. */
final class AddressEraser {
    private static final String INSTEAD = "erased@erased.invalid";
    private static final String IN_LOCAL_PARTS = ".!#$%&'*+-/=?^_`{|}~";

    private final String address;

    /** The address as it stands in a line. */
    AddressEraser(String address) {
        this.address = address.toLowerCase(Locale.ROOT);
    }

    /** The line without it. */
    String without(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        StringBuilder rest = new StringBuilder(line.length());
        int from = 0;
        for (int at = lower.indexOf(address); at >= 0; at = lower.indexOf(address, at + 1)) {
            int end = at + address.length();
            if (at >= from && !isMiddle(lower, at - 1) && !goesOn(lower, end)) {
                rest.append(line, from, at).append(INSTEAD);
                from = end;
            }
        }
        return from == 0 ? line : rest.append(line, from, line.length()).toString();
    }

    private static boolean isMiddle(String line, int before) {
        return before >= 0
                && (isLetterOrDigit(line.charAt(before)) || IN_LOCAL_PARTS.indexOf(line.charAt(before)) >= 0);
    }

    private static boolean goesOn(String line, int end) {
        boolean dot = end + 1 < line.length() && line.charAt(end) == '.' && isLetterOrDigit(line.charAt(end + 1));
        return dot || end < line.length() && (isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-');
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
