package org.postern.domain.spf;

import java.util.Locale;
import java.util.Optional;

/** What check_host() says: RFC 7208 §2.6; the names are those of RFC 8601 §2.7.2. */
public enum SpfResult {
    /** No domain to check, or it publishes no record: §2.6.1. */
    NONE,
    /** The domain makes no assertion about the address: §2.6.2. */
    NEUTRAL,
    /** The client is authorized: §2.6.3. */
    PASS,
    /** The client is not authorized: §2.6.4. */
    FAIL,
    /** The client is probably not authorized: §2.6.5. */
    SOFTFAIL,
    /** A transient error, mostly of the DNS: §2.6.6. */
    TEMPERROR,
    /** The published records could not be interpreted: §2.6.7. */
    PERMERROR;

    /** The word for header fields and people, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The enhanced status code for whoever refuses or defers because of this result: RFC 7372 §3.2. */
    public Optional<String> enhancedStatusCode() {
        return switch (this) {
            case FAIL -> Optional.of("5.7.23");
            case TEMPERROR -> Optional.of("4.7.24");
            case PERMERROR -> Optional.of("5.7.24");
            case NONE, NEUTRAL, PASS, SOFTFAIL -> Optional.empty();
        };
    }

    /** The reply code that goes with {@link #enhancedStatusCode()}: RFC 7208 §8.4, §8.6, §8.7. */
    public Optional<Integer> replyCode() {
        return switch (this) {
            case FAIL, PERMERROR -> Optional.of(550);
            case TEMPERROR -> Optional.of(451);
            case NONE, NEUTRAL, PASS, SOFTFAIL -> Optional.empty();
        };
    }
}
