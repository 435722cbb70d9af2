package org.postern.adapters.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.certificate.KeyPairSigner;
import org.postern.application.port.Attempts;
import org.postern.application.port.CertificateShelf;
import org.postern.testkit.certificate.CertificateShelfContract;
import org.postern.testkit.certificate.SomeCertificates;

/** A folder keeps the contract, and nobody else reads it. */
final class FolderShelfTest implements CertificateShelfContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    public CertificateShelf shelf() {
        return new FolderShelf(folder.resolve("acme/authority"));
    }

    private void keep() throws IOException {
        var key = KeyPairSigner.fresh().pair();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        shelf().keep(NAME, key, List.of(SomeCertificates.of(NAME, key, from, from.plusSeconds(1_000))));
    }

    @Test
    void filesAndFoldersAreForNobodyElse() throws IOException {
        keep();
        shelf().remember(NAME, new Attempts(1, Instant.EPOCH, "away"));
        try (Stream<Path> all = Files.walk(folder.resolve("acme"))) {
            for (Path each : all.toList()) {
                String mode = Files.isDirectory(each) ? "rwx------" : "rw-------";
                assertThat(Files.getPosixFilePermissions(each))
                        .as(each.toString())
                        .isEqualTo(PosixFilePermissions.fromString(mode));
            }
        }
        assertThat(folder.resolve("acme/authority")).isDirectoryContaining("glob:**/mx.example.test.pem");
    }

    /** Half a file, garbage, a file of somebody else: as good as none, never a fault. */
    @Test
    void whatIsDamagedIsAsGoodAsNotThere() throws IOException {
        keep();
        Path file = folder.resolve("acme/authority/mx.example.test.pem");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 10; length += 7) {
            Files.writeString(file, whole.substring(0, length));
            assertThat(shelf().held(NAME)).as("cut after " + length).isEmpty();
        }
        Path note = folder.resolve("acme/authority/mx.example.test.attempts");
        for (String garbage :
                List.of("", "x", "1", "1 yesterday", "99999999999 2026-01-01T00:00:00Z", "\u0000\u00ff")) {
            Files.writeString(note, garbage);
            assertThat(shelf().attempts(NAME)).as(garbage).isEqualTo(Attempts.NONE);
        }
    }

    @Test
    void aTroubleOfSeveralLinesIsOneLineAfterwards() throws IOException {
        shelf().remember(NAME, new Attempts(2, Instant.EPOCH, "first\r\n second\tthird"));
        assertThat(shelf().attempts(NAME).trouble()).isEqualTo("first second third");
    }
}
