package org.postern.adapters.dnsjava;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names between the domain's presentation form, lower case without a final dot, and dnsjava's. */
final class Names {
    private Names() {}

    /** Empty when the text cannot be a domain name: RFC 1035 §2.3.4, an empty label, a broken escape, beyond ASCII. */
    static Optional<Name> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(Name.root);
        }
        if (!text.chars().allMatch(c -> c < 0x80)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Name.fromString(text.equals("@") ? "\\@" : text, Name.root));
        } catch (TextParseException | RuntimeException notOne) {
            return Optional.empty();
        }
    }

    static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
