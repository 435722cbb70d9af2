package org.postern.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.BodyHasher;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.Canonicalization;

/** Signs with a new key: what a sender's machine does once for what is then judged many times. */
final class Signer {
    private final KeyPair pair;
    private final boolean rsa;

    /** What was signed, octet for octet, and the signature. */
    record Signed(byte[] data, byte[] signature) {}

    /** A field that carries a signature, with its CRLF. */
    record SignedField(String field, Signed signed) {}

    private Signer(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        rsa = algorithm.equals("RSA");
    }

    static Signer rsa() {
        return new Signer("RSA", 2_048);
    }

    static Signer ed25519() {
        return new Signer("Ed25519", 255);
    }

    PublicKey key() {
        return pair.getPublic();
    }

    /** The text of the key record. */
    String record() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] data = rsa ? encoded : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(data);
    }

    String algorithm() {
        return rsa ? "rsa-sha256" : "ed25519-sha256";
    }

    /** Begins the JDK's own verification, with what it is given to verify. */
    static boolean verify(PublicKey key, Signed signed) throws GeneralSecurityException {
        boolean rsa = key.getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        signature.initVerify(key);
        signature.update(rsa ? signed.data() : sha256(signed.data()));
        return signature.verify(signed.signature());
    }

    Signed sign(String data) {
        byte[] octets = data.getBytes(StandardCharsets.ISO_8859_1);
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(rsa ? octets : sha256(octets));
            return new Signed(octets, signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] octets) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(octets);
    }

    /**
     * A message signature over all these fields (each with its CRLF, no name twice) and over as much of the body.
     *
     * @param name the field's name, {@code first} its first tags, {@code form} such as {@code relaxed/simple}
     */
    SignedField messageSignature(
            String name, String first, String form, List<String> fields, byte[] body, OptionalLong limit) {
        String names = fields.stream()
                .map(field -> field.substring(0, field.indexOf(':')))
                .collect(Collectors.joining(":"));
        boolean relaxed = form.startsWith("relaxed");
        String bodyHash =
                bodyHash(form.endsWith("relaxed") ? Canonicalization.RELAXED : Canonicalization.SIMPLE, body, limit);
        String field = name + ": " + first + "; a=" + algorithm() + "; c=" + form + ";\r\n\td=author.example; s=sel;"
                + " t=1750000000;\r\n\th=" + names
                + (limit.isPresent() ? ";\r\n\tl=" + limit.getAsLong() : "") + ";\r\n\tbh="
                + bodyHash + ";\r\n\tb=";
        String data = fields.stream()
                .map(each -> relaxed ? relaxed(each) + "\r\n" : each)
                .collect(Collectors.joining());
        Signed signed = sign(data + (relaxed ? relaxed(field) : field));
        return new SignedField(field + folded(signed.signature()) + "\r\n", signed);
    }

    /** That of the whole when the canonical body is shorter than the limit: such a signature never verifies. */
    private static String bodyHash(Canonicalization form, byte[] body, OptionalLong limit) {
        BodyExtent part = new BodyExtent(form, limit);
        BodyExtent whole = new BodyExtent(form, OptionalLong.empty());
        BodyHasher hasher = new BodyHasher(List.of(part, whole));
        hasher.update(body, 0, body.length);
        BodyHashes hashes = hasher.finish();
        return hashes.hash(part).or(() -> hashes.hash(whole)).orElseThrow().toString();
    }

    /** RFC 6376 §3.4.2. */
    static String relaxed(String field) {
        int colon = field.indexOf(':');
        String value = field.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return field.substring(0, colon).toLowerCase(Locale.ROOT) + ":" + value.strip();
    }

    static String folded(byte[] signature) {
        return Base64.getMimeEncoder(72, "\r\n\t".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(signature);
    }
}
