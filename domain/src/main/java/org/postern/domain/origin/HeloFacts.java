package org.postern.domain.origin;

import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * What can be said of the name in HELO or EHLO (RFC 5321 §4.1.1.1, §4.1.4): its form, the name if it is one, whether it
 * is a name of this server, and whether it leads to the client's address. Facts alone: RFC 5321 §4.1.4 forbids to refuse
 * mail because a name does not lead to the client.
 */
public record HeloFacts(Form form, Optional<DomainName> name, boolean ours, Match match) {

    /** How the name is written. */
    public enum Form {
        /** A domain name of two labels or more. */
        QUALIFIED,
        /** A single label. */
        SINGLE_LABEL,
        /** An address literal: RFC 5321 §4.1.3. */
        LITERAL,
        /** An address without brackets, or anything else. */
        MALFORMED
    }

    /** Whether name or literal are the client's. */
    public enum Match {
        /** It is the client's address, or leads to it. */
        SAME,
        /** It leads elsewhere or nowhere. */
        DIFFERENT,
        /** The DNS did not say. */
        UNKNOWN,
        /** There is nothing to look up. */
        NOT_ASKED
    }
}
