package org.postern.domain.dmarc;

import org.postern.domain.address.DomainName;

/** A domain that a mechanism tried to authenticate: an Authenticated Identifier (RFC 9989 §3.2.1) if it passed. */
public record Identifier(Mechanism mechanism, DomainName domain, Verification verification) {

    /** How the mechanism ended. */
    public enum Verification {
        /** {@code pass}. */
        PASSED,
        /** Anything that is neither pass nor temperror. */
        NOT_PASSED,
        /** {@code temperror}: it might have passed. */
        TEMPORARY_ERROR
    }

    /** The domain of the MAIL FROM identity; with a null reverse-path that of HELO (RFC 7208 §2.4). */
    public static Identifier spf(DomainName mailFromDomain, Verification verification) {
        return new Identifier(Mechanism.SPF, mailFromDomain, verification);
    }

    /** The signing domain of one DKIM signature. */
    public static Identifier dkim(DomainName signingDomain, Verification verification) {
        return new Identifier(Mechanism.DKIM, signingDomain, verification);
    }
}
