package org.postern.domain.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256, by the JDK's own PBKDF2, to be compared with the server's. */
final class ScramClient {
    private final String header;
    private final String bare;
    private final String password;
    private final byte[] channel;
    private String serverSignature = "";

    ScramClient(String header, String name, String nonce, String password, byte[] channel) {
        this.header = header;
        this.bare = "n=" + name + ",r=" + nonce;
        this.password = password;
        this.channel = channel.clone();
    }

    Secret first() {
        return Secret.of(header + bare);
    }

    /** What is said to a challenge. */
    Secret last(Secret challenge) throws GeneralSecurityException {
        return last(challenge, "");
    }

    /** The same with something behind the nonce that is not the server's; the proof is of what is said. */
    Secret last(Secret challenge, String added) throws GeneralSecurityException {
        String serverFirst = new String(challenge.octets(), StandardCharsets.US_ASCII);
        String[] parts = serverFirst.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                .getEncoded();
        String withoutProof = "c=" + base64(bound()) + "," + parts[0] + added;
        String authMessage = bare + "," + serverFirst + "," + withoutProof;
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), authMessage);
        for (int i = 0; i < signature.length; i++) {
            clientKey[i] ^= signature[i];
        }
        serverSignature = "v=" + base64(hmac(hmac(salted, "Server Key"), authMessage));
        return Secret.of(withoutProof + ",p=" + base64(clientKey));
    }

    /** What a server says that knows of the password. */
    Secret expected() {
        return Secret.of(serverSignature);
    }

    private byte[] bound() {
        byte[] start = header.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(start, start.length + channel.length);
        System.arraycopy(channel, 0, both, start.length, channel.length);
        return both;
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
