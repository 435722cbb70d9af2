package org.postern.adapters.acme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.application.port.Attempts;
import org.postern.application.port.CertificateShelf;
import org.postern.application.port.HeldCertificate;
import org.postern.domain.address.DomainName;

/** One file for each name: the key, the certificate, those that lead to its issuer; so that they always fit. */
public final class FolderShelf implements CertificateShelf {
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private final Path folder;

    public FolderShelf(Path folder) {
        this.folder = folder;
    }

    /** The file for a name, whether it is there or not. */
    public Path file(DomainName name) {
        return folder.resolve(name.text() + ".pem");
    }

    @Override
    public Optional<HeldCertificate> held(DomainName name) throws IOException {
        return new PemFile(file(name)).read().flatMap(FolderShelf::parsed);
    }

    private static Optional<HeldCertificate> parsed(String pem) {
        List<byte[]> keys = PemFile.blocks(pem, KEY);
        List<byte[]> certificates = PemFile.blocks(pem, CERTIFICATE);
        if (keys.isEmpty() || certificates.isEmpty()) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificates.getFirst()));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst()));
            return Optional.of(new HeldCertificate(new KeyPair(certificate.getPublicKey(), key), certificate));
        } catch (GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(DomainName name, KeyPair key, List<X509Certificate> chain) throws IOException {
        StringBuilder pem =
                new StringBuilder(PemFile.block(KEY, key.getPrivate().getEncoded()));
        try {
            for (X509Certificate certificate : chain) {
                pem.append(PemFile.block(CERTIFICATE, certificate.getEncoded()));
            }
        } catch (CertificateEncodingException impossible) {
            throw new IOException(impossible);
        }
        new PemFile(file(name)).replace(pem.toString());
    }

    private PemFile note(DomainName name) {
        return new PemFile(folder.resolve(name.text() + ".attempts"));
    }

    @Override
    public Attempts attempts(DomainName name) throws IOException {
        return note(name).read().flatMap(FolderShelf::noted).orElse(Attempts.NONE);
    }

    private static Optional<Attempts> noted(String text) {
        String[] words = text.strip().split(" ", 3);
        try {
            return words.length > 1
                    ? Optional.of(new Attempts(
                            Integer.parseInt(words[0]), Instant.parse(words[1]), words.length == 2 ? "" : words[2]))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void remember(DomainName name, Attempts attempts) throws IOException {
        String trouble = attempts.trouble().replaceAll("\\s+", " ");
        note(name).replace((attempts.failures() + " " + attempts.notBefore() + " " + trouble).strip() + "\n");
    }
}
