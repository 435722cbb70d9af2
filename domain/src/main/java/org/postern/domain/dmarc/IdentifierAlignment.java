package org.postern.domain.dmarc;

import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * Whether an identifier is aligned with the Author Domain: RFC 9989 §4.4, §4.10.2. {@code organizationalDomain} is that
 * of the identifier, empty where it made no difference.
 */
public record IdentifierAlignment(
        Identifier identifier, AlignmentMode mode, Alignment alignment, Optional<DomainName> organizationalDomain) {

    /** How an identifier stands to the Author Domain. */
    public enum Alignment {
        /** They are the same. */
        IDENTICAL,
        /** They have the same Organizational Domain, and that is enough. */
        SAME_ORGANIZATION,
        /** Not aligned. */
        DIFFERENT,
        /** Not looked at, because the mechanism did not pass. */
        NOT_AUTHENTICATED,
        /** An Organizational Domain could not be found out. */
        UNKNOWN
    }

    /** Whether the identifier is aligned; the mechanism need not have passed. */
    public boolean isAligned() {
        return alignment == Alignment.IDENTICAL || alignment == Alignment.SAME_ORGANIZATION;
    }

    /** Whether it makes the message pass. */
    public boolean passes() {
        return identifier.verification() == Identifier.Verification.PASSED && isAligned();
    }

    /** Whether it might have made the message pass, had the DNS answered. */
    boolean mightPass() {
        return identifier.verification() == Identifier.Verification.TEMPORARY_ERROR && isAligned()
                || alignment == Alignment.UNKNOWN;
    }
}
