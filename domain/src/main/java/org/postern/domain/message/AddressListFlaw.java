package org.postern.domain.message;

/** What may be wrong with an address list. */
public enum AddressListFlaw {
    /** A comment, quoted string, domain literal, angle bracket or group that does not end. */
    UNTERMINATED,
    /** Not an address list of RFC 5322 §3.4 and §4.4; the mailboxes are all that might be meant. */
    MALFORMED,
    /** An unquoted display name with characters that must be quoted; addresses in it are listed as mailboxes too. */
    LOOSE_DISPLAY_NAME,
    /** Octets that are not UTF-8: they were read as ISO 8859-1. */
    NOT_UTF8
}
