package org.postern.domain.dmarc;

/** What a record says of its domain being a Public Suffix Domain: {@code psd} in RFC 9989 §4.7. */
public enum PublicSuffix {
    /** {@code psd=y}: it is one. */
    YES,
    /** {@code psd=n}: it is an Organizational Domain. */
    NO,
    /** {@code psd=u} or nothing: the tree walk has to find out. */
    UNKNOWN;

    static PublicSuffix parse(String value) {
        return value.equalsIgnoreCase("y") ? YES : value.equalsIgnoreCase("n") ? NO : UNKNOWN;
    }
}
