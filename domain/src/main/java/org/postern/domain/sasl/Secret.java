package org.postern.domain.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Octets that must not be shown: a password, a key, a response of a client. Whatever prints one, or a record with one in
 * it, prints nothing of it; comparing takes the same time whatever the octets.
 */
public final class Secret {
    /** No octets. */
    public static final Secret EMPTY = new Secret(new byte[0]);

    private final byte[] octets;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    public static Secret of(byte[] octets) {
        return new Secret(octets.clone());
    }

    /** A text's UTF-8. */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a base64 text stands for, if it is one: RFC 4648 §4, all of its padding and no other octet, as RFC 4954 §4 asks
     * for; the empty text stands for no octets.
     */
    public static Optional<Secret> ofBase64(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(octets).equals(text)
                    ? Optional.of(new Secret(octets))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A copy. */
    public byte[] octets() {
        return octets.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(octets);
    }

    public int length() {
        return octets.length;
    }

    /** The text, if these are well-formed UTF-8. */
    Optional<String> text() {
        String text = new String(octets, StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), octets);
        return same ? Optional.of(text) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(octets, secret.octets);
    }

    /** The length alone: a hash would tell of the octets. */
    @Override
    public int hashCode() {
        return octets.length;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
