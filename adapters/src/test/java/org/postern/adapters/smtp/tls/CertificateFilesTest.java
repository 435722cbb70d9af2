package org.postern.adapters.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates in files: read at start, read again when they change, never replaced by what does not fit. */
final class CertificateFilesTest {
    private static final long LOOK_AGAIN_NANOS = 1_100_000_000;

    @TempDir
    private Path folder;

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private void write(KeyPair certified, KeyPair secret, long second) throws Exception {
        pem(
                "cert.pem",
                "CERTIFICATE",
                SelfSigned.certificate("mx.example.org", certified).getEncoded(),
                second);
        pem("key.pem", "PRIVATE KEY", secret.getPrivate().getEncoded(), second);
    }

    private void pem(String name, String kind, byte[] der, long second) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(der);
        Path file = folder.resolve(name);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000 * second));
    }

    private CertificateFiles open() throws IOException {
        return new CertificateFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    /** What the next handshake gets once the files are looked at again. */
    private static KeyedCertificate later(CertificateFiles files) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        files.certificate();
        return files.certificate().orElseThrow();
    }

    @Test
    void changedFilesAreReadAgainAndUnchangedOnesAreNot() throws Exception {
        KeyPair first = pair("EC");
        write(first, first, 1);
        CertificateFiles files = open();
        KeyedCertificate before = files.certificate().orElseThrow();
        assertThat(later(files)).isSameAs(before);
        KeyPair second = pair("EC");
        write(second, second, 2);
        assertThat(later(files)).isNotSameAs(before);
    }

    @Test
    void aKeyThatDoesNotFitChangesNothing() throws Exception {
        KeyPair first = pair("EC");
        write(first, first, 1);
        CertificateFiles files = open();
        KeyedCertificate before = files.certificate().orElseThrow();
        write(pair("EC"), pair("EC"), 2);
        assertThat(later(files)).isSameAs(before);
        Files.delete(folder.resolve("key.pem"));
        assertThat(later(files)).isSameAs(before);
    }

    /** A file cut anywhere is an error to be told, never one that ends the handshake in which it is found. */
    @Test
    void halfWrittenFilesAreNamed() throws Exception {
        KeyPair pair = pair("EC");
        write(pair, pair, 1);
        for (String name : new String[] {"cert.pem", "key.pem"}) {
            Path file = folder.resolve(name);
            String whole = Files.readString(file);
            for (int length = 0; length < whole.indexOf("-----END") + 4; length++) {
                Files.writeString(file, whole.substring(0, length));
                assertThatThrownBy(this::open)
                        .as("%s cut after %d octets", name, length)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(name);
            }
            Files.writeString(file, whole);
        }
        assertThat(open().certificate()).isPresent();
    }

    /** Within one tick of the file system's clock a file may be seen half and then be whole. */
    @Test
    void aFileThatBecomesWholeAtTheSameTimeIsReadAgain() throws Exception {
        KeyPair first = pair("EC");
        write(first, first, 1);
        CertificateFiles files = open();
        KeyedCertificate before = files.certificate().orElseThrow();
        KeyPair second = pair("EC");
        write(second, second, 2);
        Path key = folder.resolve("key.pem");
        String whole = Files.readString(key);
        Files.writeString(key, whole.substring(0, 40));
        Files.setLastModifiedTime(key, FileTime.fromMillis(2_000));
        assertThat(later(files)).isSameAs(before);
        Files.writeString(key, whole);
        Files.setLastModifiedTime(key, FileTime.fromMillis(2_000));
        assertThat(later(files)).isNotSameAs(before);
    }

    /** As HAProxy and others want it, and as the server keeps its own. */
    @Test
    void oneFileMayHoldKeyAndCertificates() throws Exception {
        KeyPair pair = pair("EC");
        write(pair, pair, 1);
        Path both = folder.resolve("both.pem");
        String certificate = Files.readString(folder.resolve("cert.pem"));
        Files.writeString(both, Files.readString(folder.resolve("key.pem")) + certificate + certificate);
        assertThat(new CertificateFiles(both, both).certificate().orElseThrow().chain())
                .hasSize(2);
    }

    @Test
    void atStartAWrongFileIsNamed() throws Exception {
        write(pair("EC"), pair("EC"), 1);
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("key.pem");
        Files.writeString(folder.resolve("key.pem"), "nothing");
        assertThatThrownBy(this::open).hasMessageContaining("key.pem").hasMessageContaining("no PEM private key");
        Files.writeString(folder.resolve("key.pem"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThatThrownBy(this::open).hasMessageContaining("encrypted");
        Files.writeString(folder.resolve("cert.pem"), "nothing");
        assertThatThrownBy(this::open).hasMessageContaining("cert.pem");
    }
}
