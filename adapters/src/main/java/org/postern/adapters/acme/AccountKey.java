package org.postern.adapters.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.postern.application.certificate.KeyPairSigner;

/** The key of our account at the authority: made once, kept in a file; whoever has it is us (RFC 8555 §7.3). */
final class AccountKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private AccountKey() {}

    /** A file that is damaged is said so: another key would be another account. */
    static KeyPair in(Path path) throws IOException {
        PemFile file = new PemFile(path);
        Optional<String> pem = file.read();
        return pem.isPresent() ? parsed(path, pem.get()) : made(file);
    }

    private static KeyPair made(PemFile file) throws IOException {
        KeyPair pair = KeyPairSigner.fresh().pair();
        file.replace(PemFile.block(PRIVATE, pair.getPrivate().getEncoded())
                + PemFile.block(PUBLIC, pair.getPublic().getEncoded()));
        return pair;
    }

    private static KeyPair parsed(Path path, String pem) throws IOException {
        List<byte[]> secret = PemFile.blocks(pem, PRIVATE);
        List<byte[]> open = PemFile.blocks(pem, PUBLIC);
        if (secret.isEmpty() || open.isEmpty()) {
            throw new IOException(path + " is no key of an account");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            PrivateKey key = keys.generatePrivate(new PKCS8EncodedKeySpec(secret.getFirst()));
            return new KeyPair(keys.generatePublic(new X509EncodedKeySpec(open.getFirst())), key);
        } catch (GeneralSecurityException damaged) {
            throw new IOException(path + " is damaged: " + damaged.getMessage(), damaged);
        }
    }
}
