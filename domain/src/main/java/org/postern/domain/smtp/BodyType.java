package org.postern.domain.smtp;

/** What the client says of the octets to come: RFC 6152 §2 and RFC 3030 §3. */
public enum BodyType {
    SEVEN_BIT("7BIT"),
    EIGHT_BIT_MIME("8BITMIME"),
    BINARY_MIME("BINARYMIME");

    private final String keyword;

    BodyType(String keyword) {
        this.keyword = keyword;
    }

    /** As it stands behind {@code BODY=}. */
    public String keyword() {
        return keyword;
    }
}
