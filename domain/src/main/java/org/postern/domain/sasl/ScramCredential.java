package org.postern.domain.sasl;

import java.util.Arrays;

/**
 * What is kept of a password: RFC 5802 §3, {@code StoredKey} and {@code ServerKey} with the salt and the number of
 * iterations they were made with. Neither the password nor a proof can be made of it but by trying passwords.
 */
public record ScramCredential(Secret salt, int iterations, Secret storedKey, Secret serverKey) {
    /** How many are made with now: RFC 7677 §4 asks for at least 4096; each sign-in by PLAIN costs the server as many. */
    public static final int USUAL_ITERATIONS = 15_000;
    /** The octets of a salt. */
    public static final int SALT = 16;

    private static final int FEWEST_ITERATIONS = 4_096;
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int KEY = 32;

    public ScramCredential {
        if (iterations < FEWEST_ITERATIONS
                || iterations > MOST_ITERATIONS
                || salt.length() < SALT
                || storedKey.length() != KEY
                || serverKey.length() != KEY) {
            throw new IllegalArgumentException("no SCRAM credential");
        }
    }

    /** That of a password, which is prepared (SASLprep) and not empty. */
    public static ScramCredential of(String password, Secret salt, int iterations) {
        byte[] salted = Digests.salted(Secret.of(password).octets(), salt.octets(), iterations);
        byte[] clientKey = Digests.hmac(salted, "Client Key");
        return new ScramCredential(
                salt, iterations, Secret.of(Digests.hash(clientKey)), Secret.of(Digests.hmac(salted, "Server Key")));
    }

    /** One for a name that is nobody's: the same each time, and without the key nobody knows that it is none. */
    public static ScramCredential decoy(Secret key, String name) {
        byte[] salt = Arrays.copyOf(Digests.hmac(key.octets(), "salt " + name), SALT);
        return new ScramCredential(
                Secret.of(salt),
                USUAL_ITERATIONS,
                Secret.of(Digests.hmac(key.octets(), "stored " + name)),
                Secret.of(Digests.hmac(key.octets(), "server " + name)));
    }

    /** Whether the password is that of this credential. */
    boolean fits(String password) {
        return of(password, salt, iterations).storedKey.equals(storedKey);
    }

    /** Whether a {@code ClientProof} shows that the client knows the password: RFC 5802 §3. */
    boolean isProved(Secret proof, String authMessage) {
        if (proof.length() != KEY) {
            return false;
        }
        byte[] signature = Digests.hmac(storedKey.octets(), authMessage);
        byte[] clientKey = Digests.xor(proof.octets(), signature);
        return Secret.of(Digests.hash(clientKey)).equals(storedKey);
    }

    /** {@code ServerSignature}, by which the client knows that the server knows of the password. */
    Secret serverSignature(String authMessage) {
        return Secret.of(Digests.hmac(serverKey.octets(), authMessage));
    }
}
