package org.postern.domain.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The few encodings of ASN.1 DER (X.690) that a certificate, a request for one and a private key are made of. */
public final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private Der() {}

    /** A value of that tag, its content in parts. */
    public static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length < 0x80) {
            whole.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int skip = octets[0] == 0 ? 1 : 0;
            whole.write(0x80 | octets.length - skip);
            whole.write(octets, skip, octets.length - skip);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    /** SEQUENCE, X.690 §8.9. */
    public static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    /** SET of one, X.690 §8.11. */
    public static byte[] set(byte[]... parts) {
        return value(SET, parts);
    }

    /** INTEGER, X.690 §8.3. */
    public static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    /** BIT STRING of whole octets, X.690 §8.6. */
    public static byte[] bits(byte[] octets) {
        return value(0x03, new byte[] {0}, octets);
    }

    /** OCTET STRING, X.690 §8.7. */
    public static byte[] octets(byte[] octets) {
        return value(0x04, octets);
    }

    /** NULL, X.690 §8.8. */
    public static byte[] nothing() {
        return value(0x05);
    }

    /** UTF8String, X.690 §8.23. */
    public static byte[] utf8(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** GeneralizedTime, X.690 §11.7: {@code yyyyMMddHHmmssZ}. */
    public static byte[] time(String generalized) {
        return value(0x18, generalized.getBytes(StandardCharsets.US_ASCII));
    }

    /** BOOLEAN true, X.690 §11.1. */
    public static byte[] yes() {
        return value(0x01, new byte[] {(byte) 0xff});
    }

    /** An object identifier; its first two numbers make one octet (X.690 §8.19). */
    public static byte[] identifier(int... numbers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * numbers[0] + numbers[1]);
        for (int i = 2; i < numbers.length; i++) {
            int shift = 28;
            while (shift > 0 && numbers[i] >>> shift == 0) {
                shift -= 7;
            }
            for (; shift >= 0; shift -= 7) {
                content.write(numbers[i] >>> shift & 0x7f | (shift > 0 ? 0x80 : 0));
            }
        }
        return value(0x06, content.toByteArray());
    }
}
