package org.postern.adapters.smtp.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate chain and its private key in PEM files, as certbot writes them. When either file changes both are read
 * again before the next handshake; files that do not fit together change nothing, and are said so in the log once.
 */
public final class CertificateFiles implements CertificateSource {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final Path certificate;
    private final Path key;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<KeyedCertificate> held;
    private volatile long lookAt;
    private List<String> seen;

    /** A file with key and certificates that is there some day: what cannot be used is as good as not there. */
    public static CertificateSource awaited(Path both) {
        return new CertificateFiles(both);
    }

    private CertificateFiles(Path both) {
        this.certificate = both;
        this.key = both;
        this.seen = List.of();
        this.held = Optional.empty();
        this.lookAt = System.nanoTime();
    }

    /** Reads both; an {@link IOException} says which file is wrong and how. */
    public CertificateFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.seen = marks();
        this.held = Optional.of(read());
        this.lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
    }

    @Override
    public Optional<KeyedCertificate> certificate() {
        if (System.nanoTime() - lookAt > 0 && lock.tryLock()) {
            try {
                lookAt = System.nanoTime() + LOOK_AGAIN.toNanos();
                readIfChanged();
            } finally {
                lock.unlock();
            }
        }
        return held;
    }

    private void readIfChanged() {
        List<String> now = marks();
        if (now.equals(seen)) {
            return;
        }
        boolean first = seen.isEmpty();
        seen = now;
        if (first && Files.notExists(certificate)) {
            return;
        }
        try {
            held = Optional.of(read());
            LOG.info("certificate read {}from {}", first ? "" : "again ", certificate);
        } catch (IOException wrong) {
            LOG.warn("certificate not changed: {}", wrong.getMessage());
        }
    }

    private List<String> marks() {
        return List.of(mark(certificate), mark(key));
    }

    /** What changes when a file does, if only from half-written to whole within one tick of the clock, or goes. */
    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException unread) {
            return unread.toString();
        }
    }

    private KeyedCertificate read() throws IOException {
        for (Path file : List.of(certificate, key)) {
            if (Files.notExists(file)) {
                throw new IOException(file + " is not there");
            }
        }
        try {
            List<X509Certificate> chain = chain();
            PrivateKey secret = PemKey.read(key);
            requirePair(secret, chain.getFirst());
            return KeyedCertificate.of(secret, chain);
        } catch (AccessDeniedException forbidden) {
            throw new IOException(forbidden.getFile() + " may not be read by this user", forbidden);
        } catch (GeneralSecurityException unfit) {
            throw new IOException(key + " is not the key of the certificate in " + certificate, unfit);
        }
    }

    private List<X509Certificate> chain() throws IOException {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(blocks()))
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

    /** The certificates alone: the file may hold the key as well. What has no such blocks is left to the JDK. */
    private byte[] blocks() throws IOException {
        String pem = Files.readString(certificate, StandardCharsets.ISO_8859_1);
        StringBuilder blocks = new StringBuilder(pem.contains(BEGIN) ? "" : pem);
        int end = 0;
        for (int begin = pem.indexOf(BEGIN); begin >= 0; begin = pem.indexOf(BEGIN, end)) {
            end = pem.indexOf(END, begin) + END.length();
            if (end < END.length()) {
                throw new IOException(certificate + " ends within a certificate");
            }
            blocks.append(pem, begin, end).append('\n');
        }
        return blocks.toString().getBytes(StandardCharsets.ISO_8859_1);
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
