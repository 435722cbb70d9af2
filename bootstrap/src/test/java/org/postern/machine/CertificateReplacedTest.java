package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed, rightly or wrongly, under a server that runs: no session and no handshake fails. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CertificateReplacedTest {
    private static final String KEPT = "certificate not changed";
    private static final String FIRST = "CN=first";
    private static final String SECOND = "CN=second";
    private static final String CHANGED = "certificate read again";

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void names() {
        certificate = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
    }

    private Installation installation(PemFiles first) throws Exception {
        PemFiles.replace(certificate, first.certificatePem());
        PemFiles.replace(key, first.keyPem());
        return Installation.in(folder, "tls: { certificate: cert.pem, key: key.pem }\n");
    }

    private static String shown(ServerProcess server) throws Exception {
        try (MailClient client = MailClient.greeted(server.address())) {
            return client.startsTls("TLSv1.3").getSubjectX500Principal().getName();
        }
    }

    /** The files are looked at when somebody shakes hands, so hands are shaken until the log says what came of it. */
    private static void shakeHandsUntil(ServerProcess server, String words, String... allTheWhile) throws Exception {
        while (!server.logsSoon(words)) {
            assertThat(shown(server)).isIn((Object[]) allTheWhile);
        }
    }

    private static long times(ServerProcess server, String words) {
        return server.log().stream().filter(line -> line.contains(words)).count();
    }

    @Test
    void aNewPairIsShownToNewSessionsAndTheOldOnesGoOn() throws Exception {
        PemFiles first = PemFiles.make(folder, "first");
        PemFiles second = PemFiles.make(folder, "second");
        try (ServerProcess server = installation(first).start();
                MailClient running = MailClient.greeted(server.address())) {
            assertThat(running.startsTls("TLSv1.3")).isEqualTo(first.certificate());
            assertThat(shown(server)).isEqualTo(FIRST);
            running.says("EHLO client.example", "250");
            PemFiles.replace(certificate, second.certificatePem());
            PemFiles.replace(key, second.keyPem());
            shakeHandsUntil(server, CHANGED, FIRST, SECOND);
            assertThat(shown(server)).isEqualTo(SECOND);
            running.delivers(Content.of(1, 1_000));
            running.says("QUIT", "221");
            assertThat(times(server, CHANGED)).isEqualTo(1);
        }
    }

    @Test
    void whatDoesNotFitIsHalfWrittenOrGoneLeavesTheOldPairInUseAndIsSaidOnce() throws Exception {
        PemFiles first = PemFiles.make(folder, "first");
        PemFiles second = PemFiles.make(folder, "second");
        try (ServerProcess server = installation(first).start()) {
            PemFiles.replace(certificate, second.certificatePem());
            shakeHandsUntil(server, key + " is not the key of the certificate in " + certificate, FIRST);

            String half = second.keyPem().substring(0, second.keyPem().length() / 2);
            PemFiles.replace(key, half);
            shakeHandsUntil(server, key + " holds no PEM private key", FIRST);

            Files.delete(key);
            shakeHandsUntil(server, key + " is not there", FIRST);
            assertThat(times(server, KEPT)).isEqualTo(3);

            PemFiles.replace(key, second.keyPem());
            shakeHandsUntil(server, CHANGED, FIRST, SECOND);
            assertThat(shown(server)).isEqualTo(SECOND);
            assertThat(times(server, KEPT))
                    .as("each said once: %s", server.log())
                    .isEqualTo(3);
            assertThat(server.log()).noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
        }
    }
}
