package org.postern.domain.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A few octets that never change, such as a hash or a signature. */
public final class OctetString {
    private final byte[] octets;

    private OctetString(byte[] octets) {
        this.octets = octets;
    }

    /** A copy of the octets. */
    public static OctetString of(byte[] octets) {
        return new OctetString(octets.clone());
    }

    /**
     * Decodes a {@code base64string} (RFC 6376 §2.10): white space anywhere is no part of it. Empty when something else
     * stands in it or a digit is missing; absent padding is taken, as the syntax there has it optional.
     */
    public static Optional<OctetString> ofBase64(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(withoutWhiteSpace(text.getBytes(StandardCharsets.ISO_8859_1)));
            return decoded.length == 0 ? Optional.empty() : Optional.of(new OctetString(decoded));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] withoutWhiteSpace(byte[] text) {
        int count = 0;
        for (byte octet : text) {
            if (!FoldedText.isWhiteSpace((char) octet)) {
                text[count++] = octet;
            }
        }
        return Arrays.copyOf(text, count);
    }

    /** A fresh copy. */
    public byte[] toArray() {
        return octets.clone();
    }

    /** How many octets. */
    public int length() {
        return octets.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OctetString that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(octets);
    }
}
