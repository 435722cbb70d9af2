package org.postern.domain.dkim;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A cursor over DER (ITU-T X.690): just what the two forms of an RSA public key need (RFC 8017 §A.1.1, RFC 5280 §4.1). */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d010101");

    private final byte[] octets;
    private final int end;
    private int position;

    Der(byte[] octets, int from, int end) {
        this.octets = octets;
        this.position = from;
        this.end = end;
    }

    boolean isEmpty() {
        return position == end;
    }

    /** The content of the next element, if it is of that type and whole. */
    Optional<Der> next(int type) {
        if (end - position < 2 || (octets[position] & 0xff) != type) {
            return Optional.empty();
        }
        int length = octets[position + 1] & 0xff;
        int start = position + 2;
        if (length > 0x80) {
            int width = length - 0x80;
            if (width > 3 || width > end - start) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < width; i++) {
                length = length << 8 | octets[start++] & 0xff;
            }
        } else if (length == 0x80) {
            return Optional.empty();
        }
        if (length > end - start) {
            return Optional.empty();
        }
        position = start + length;
        return Optional.of(new Der(octets, start, position));
    }

    /** The content as a number; one that looks negative lacks its leading zero octet and is taken as meant. */
    Optional<BigInteger> number() {
        return isEmpty() ? Optional.empty() : Optional.of(new BigInteger(1, octets, position, end - position));
    }

    /** The content of the RSAPublicKey that this is, or that this SubjectPublicKeyInfo holds. */
    Optional<Der> rsaPublicKeyInside() {
        if (!isEmpty() && octets[position] == INTEGER) {
            return Optional.of(this);
        }
        boolean rsa = next(SEQUENCE).filter(Der::isRsaEncryption).isPresent();
        Optional<Der> bits = rsa ? next(BIT_STRING).filter(content -> isEmpty()) : Optional.empty();
        return bits.filter(Der::skipsNoBits)
                .flatMap(content -> content.next(SEQUENCE).filter(key -> content.isEmpty()));
    }

    private boolean isRsaEncryption() {
        int to = position + RSA_ENCRYPTION.length;
        return to <= end && Arrays.equals(octets, position, to, RSA_ENCRYPTION, 0, RSA_ENCRYPTION.length);
    }

    /** The first octet of a BIT STRING says how many bits its last one lacks. */
    private boolean skipsNoBits() {
        return !isEmpty() && octets[position++] == 0;
    }
}
