package org.postern.domain.spf;

/** Which name of the session is checked: RFC 7208 §2.3, §2.4. */
public enum SpfIdentity {
    /** The name of the HELO or EHLO command. */
    HELO("helo"),
    /** The reverse-path, or postmaster at the HELO name when it is null. */
    MAIL_FROM("mailfrom");

    private final String text;

    SpfIdentity(String text) {
        this.text = text;
    }

    /** The word of RFC 7208 §9.1 and the property of RFC 8601 §2.7.2. */
    public String text() {
        return text;
    }
}
