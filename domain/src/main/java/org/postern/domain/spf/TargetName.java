package org.postern.domain.spf;

import java.util.Optional;
import org.postern.domain.address.DomainName;

/** Names that are looked up: {@code target-name} of RFC 7208 §4.8, without a final dot. */
final class TargetName {
    static final int LONGEST_NAME = 253;

    /** How much of the right of an expansion decides: a name, a final dot, and the dot before it if labels were cut. */
    static final int ENOUGH = LONGEST_NAME + 2;

    private static final int LONGEST_LABEL = 63;

    private TargetName() {}

    /** What a macro expansion becomes: labels taken off the left until it fits (§7.3). Empty when it is malformed. */
    static Optional<String> ofExpansion(String expanded) {
        String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        if (name.length() > LONGEST_NAME) {
            int dot = name.indexOf('.', name.length() - LONGEST_NAME - 1);
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return isWellFormed(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * What a client gave as its domain (§4.3): multi-label, U-labels turned into A-labels (RFC 8616 §4). Empty when it
     * is malformed, a literal, or ends in a number as an address does.
     */
    static Optional<String> ofIdentity(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        name = ascii(name);
        boolean usable = isWellFormed(name) && name.indexOf('.') > 0 && isHostLike(name);
        return usable ? Optional.of(name) : Optional.empty();
    }

    /** U-labels as A-labels (RFC 8616 §4); what cannot be turned into them stays and is malformed. */
    static String ascii(String domain) {
        return Ascii.isPrintable(domain)
                ? domain
                : DomainName.parse(domain).map(DomainName::text).orElse(domain);
    }

    private static boolean isWellFormed(String name) {
        int labelStart = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (i == labelStart || i - labelStart > LONGEST_LABEL) {
                    return false;
                }
                labelStart = i + 1;
            }
        }
        return name.length() <= LONGEST_NAME && Ascii.isPrintable(name);
    }

    private static boolean isHostLike(String name) {
        boolean digitsSinceDot = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Ascii.isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
            digitsSinceDot = c == '.' || digitsSinceDot && Ascii.isDigit(c);
        }
        return !digitsSinceDot;
    }

    /** Whether a name is another one or below it. */
    static boolean isWithin(String name, String domain) {
        int rest = name.length() - domain.length();
        return rest >= 0
                && name.regionMatches(true, rest, domain, 0, domain.length())
                && (rest == 0 || name.charAt(rest - 1) == '.');
    }

    /** In presentation form a backslash begins an escape (RFC 1035 §5.1), so one that is meant is doubled. */
    static String presentation(String name) {
        return name.indexOf('\\') < 0 ? name : name.replace("\\", "\\\\");
    }
}
