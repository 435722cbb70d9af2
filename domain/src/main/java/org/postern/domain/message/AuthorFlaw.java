package org.postern.domain.message;

/** Why a message has no one Author Domain: RFC 9989 §5.3.1 and §11.5. */
public enum AuthorFlaw {
    NO_FROM_FIELD("no From field"),
    SEVERAL_FROM_FIELDS("more than one From field"),
    MALFORMED_FROM_FIELD("malformed From field"),
    NO_DOMAIN("no domain in the From field"),
    UNREADABLE_DOMAIN("a domain in the From field is no domain name"),
    SEVERAL_DOMAINS("more than one Author Domain");

    private final String words;

    AuthorFlaw(String words) {
        this.words = words;
    }

    /** The flaw in words. */
    public String words() {
        return words;
    }
}
