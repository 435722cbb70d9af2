package org.postern.domain.dmarc;

/** How close an Authenticated Identifier has to be to the Author Domain: RFC 9989 §4.4. */
public enum AlignmentMode {
    /** They have the same Organizational Domain. */
    RELAXED,
    /** They are the same. */
    STRICT;

    static AlignmentMode parse(String value) {
        return value.equalsIgnoreCase("s") ? STRICT : RELAXED;
    }
}
