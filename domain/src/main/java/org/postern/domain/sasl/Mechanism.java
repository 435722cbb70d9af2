package org.postern.domain.sasl;

import java.util.Arrays;
import java.util.Optional;

/** A SASL mechanism: RFC 4422 §3.1. The stronger come first, and are offered in that order. */
public enum Mechanism {
    /** RFC 7677, bound to the TLS channel (RFC 5929, RFC 9266). */
    SCRAM_SHA_256_PLUS("SCRAM-SHA-256-PLUS"),
    /** RFC 7677. */
    SCRAM_SHA_256("SCRAM-SHA-256"),
    /** RFC 7628. */
    OAUTHBEARER("OAUTHBEARER"),
    /** RFC 4616. */
    PLAIN("PLAIN"),
    /** draft-murchison-sasl-login-00: obsolete and still what some clients know alone. */
    LOGIN("LOGIN");

    private final String text;

    Mechanism(String text) {
        this.text = text;
    }

    /** The name as it is said. */
    public String text() {
        return text;
    }

    /** The mechanism of that name, in any case of its ASCII letters. */
    public static Optional<Mechanism> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.text.equalsIgnoreCase(name) && name.chars().allMatch(c -> c < 128))
                .findFirst();
    }

    /** The exchange as it begins. */
    public Exchange begin() {
        return switch (this) {
            case SCRAM_SHA_256_PLUS, SCRAM_SHA_256 -> new Exchange.ScramFirstAwaited(this);
            case OAUTHBEARER -> new Exchange.TokenAwaited();
            case PLAIN -> new Exchange.PlainAwaited();
            case LOGIN -> new Exchange.LoginNameAwaited();
        };
    }

    /** What is said first to a client that gave no initial response: nothing, where it is the client who begins. */
    public Secret opening() {
        return this == LOGIN ? LoginExchange.NAME_WANTED : Secret.EMPTY;
    }
}
