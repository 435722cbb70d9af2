package org.postern.adapters.smtp.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate chain and its private key in PEM files, as certbot writes them. When either file changes both are read
 * again before the next handshake; files that do not fit together change nothing, and are said so in the log once.
 */
public final class CertificateFiles implements TlsContexts {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Path certificate;
    private final Path key;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile SSLContext context;
    private volatile long lookAt;
    private List<FileTime> seen;

    /** Reads both; an {@link IOException} says which file is wrong and how. */
    public CertificateFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.seen = times();
        this.context = read();
        this.lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
    }

    @Override
    public Optional<SSLContext> current() {
        if (System.nanoTime() - lookAt > 0 && lock.tryLock()) {
            try {
                lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
                readIfChanged();
            } finally {
                lock.unlock();
            }
        }
        return Optional.of(context);
    }

    private void readIfChanged() {
        try {
            List<FileTime> now = times();
            if (!now.equals(seen)) {
                seen = now;
                context = read();
                LOG.info("certificate read again from {}", certificate);
            }
        } catch (IOException wrong) {
            LOG.warn("certificate not changed: {}", wrong.getMessage());
        }
    }

    private List<FileTime> times() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    private SSLContext read() throws IOException {
        List<X509Certificate> chain = chain();
        PrivateKey secret = PemKey.read(key);
        try {
            requirePair(secret, chain.getFirst());
            return Contexts.of(secret, chain);
        } catch (GeneralSecurityException unfit) {
            throw new IOException(key + " is not the key of the certificate in " + certificate, unfit);
        }
    }

    private List<X509Certificate> chain() throws IOException {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException(certificate + " holds no certificate");
            }
            return chain;
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(certificate + " is not a PEM certificate: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void requirePair(PrivateKey secret, X509Certificate leaf) throws GeneralSecurityException {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
        byte[] probe = {'p', 'a', 'i', 'r'};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(secret);
        signer.update(probe);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(leaf.getPublicKey());
        verifier.update(probe);
        if (!verifier.verify(signer.sign())) {
            throw new GeneralSecurityException("key and certificate differ");
        }
    }
}
