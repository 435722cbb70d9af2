package org.postern.domain.sasl;

import java.util.Locale;
import java.util.Optional;

/** The name of a user as it is compared: SASLprep (RFC 4954 §4), its letters small (RFC 8265 §3.3). */
public final class UserName {
    private static final int LONGEST = 320;

    private UserName() {}

    /** The name in that form; empty for what can be nobody's name. */
    public static Optional<String> prepared(String text) {
        return SaslPrep.prepared(text)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST);
    }
}
