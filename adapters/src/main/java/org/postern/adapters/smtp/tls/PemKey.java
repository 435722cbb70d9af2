package org.postern.adapters.smtp.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.postern.domain.x509.Der;

/** A private key in a PEM file (RFC 7468): PKCS #8, or the older forms of RSA (PKCS #1) and EC (SEC 1) keys. */
final class PemKey {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final byte[] RSA = Der.sequence(Der.identifier(1, 2, 840, 113549, 1, 1, 1), Der.nothing());
    private static final byte[] EC = Der.identifier(1, 2, 840, 10045, 2, 1);
    private static final int CURVE_TAG = 0xa0;

    private PemKey() {}

    static PrivateKey read(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String kind : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            int begin = pem.indexOf("-----BEGIN " + kind + "-----");
            int end = pem.indexOf("-----END " + kind + "-----");
            if (begin >= 0 && end > begin) {
                return key(file, kind, pem.substring(begin + kind.length() + 16, end));
            }
        }
        throw new IOException(file
                + (pem.contains("ENCRYPTED")
                        ? " is encrypted; write it without a passphrase, readable by the server only"
                        : " holds no PEM private key"));
    }

    private static PrivateKey key(Path file, String kind, String base64) throws IOException {
        byte[] octets;
        try {
            octets = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new IOException(file + " is damaged: " + broken.getMessage(), broken);
        }
        byte[] pkcs8 = switch (kind) {
            case "RSA PRIVATE KEY" -> wrap(RSA, octets);
            case "EC PRIVATE KEY" -> wrap(Der.sequence(EC, curve(file, octets)), octets);
            default -> octets;
        };
        return ALGORITHMS.stream()
                .flatMap(algorithm -> decode(algorithm, pkcs8).stream())
                .findFirst()
                .orElseThrow(() -> new IOException(file + " holds a key that is neither RSA nor EC nor Ed25519"));
    }

    private static Optional<PrivateKey> decode(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException anotherAlgorithm) {
            return Optional.empty();
        }
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return Der.sequence(Der.integer(BigInteger.ZERO), algorithm, Der.octets(key));
    }

    /** The curve's identifier inside an EC key (RFC 5915 §3): the content of its element of tag [0]. */
    private static byte[] curve(Path file, byte[] key) throws IOException {
        for (int i = 0; i + 3 < key.length; i++) {
            int length = key[i + 1];
            boolean found =
                    (key[i] & 0xff) == CURVE_TAG && length > 2 && key[i + 2] == 0x06 && key[i + 3] == length - 2;
            if (found && i + 2 + length <= key.length) {
                return Arrays.copyOfRange(key, i + 2, i + 2 + length);
            }
        }
        throw new IOException(file + " does not name its curve; convert it with: openssl pkcs8 -topk8 -nocrypt");
    }
}
