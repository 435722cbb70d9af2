package org.postern.domain.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs for tests, made once, and the records that publish them. */
public final class TestKeys {
    private static final Map<Integer, KeyPair> RSA = new ConcurrentHashMap<>();
    /** The key of RFC 8032 §7.1 test 1, which RFC 8463 Appendix A uses. */
    public static final KeyPair ED25519 = ed25519();

    private TestKeys() {}

    /** An RSA key of that size. */
    public static KeyPair rsa(int bits) {
        return RSA.computeIfAbsent(bits, TestKeys::generate);
    }

    private static KeyPair generate(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair ed25519() {
        byte[] seed = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        byte[] point = Base64.getDecoder().decode("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(join("302a300506032b6570032100", point))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(join("302e020100300506032b657004220420", seed))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] join(String hex, byte[] tail) {
        byte[] head = HexFormat.of().parseHex(hex);
        byte[] whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    /** The {@code p=} of a key: SubjectPublicKeyInfo for RSA, the 32 octets for Ed25519. */
    public static String data(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        boolean ed25519 = pair.getPublic() instanceof EdECPublicKey;
        return base64(ed25519 ? Arrays.copyOfRange(encoded, 12, 44) : encoded);
    }

    /** The {@code p=} of an RSA key as the bare RSAPublicKey of RFC 8017 §A.1.1. */
    public static String bareData(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        for (int i = 1; ; i++) {
            if (encoded[i] == 0x30 && encoded[i - 1] == 0 && encoded[i - 5] == 0x03) {
                return base64(Arrays.copyOfRange(encoded, i, encoded.length));
            }
        }
    }

    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
