package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RFC 5321 §3.1 has the client wait for the greeting. Who does not is served all the same, and the file says so. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class EarlyTalkerTest {
    private static final byte[] CONTENT = Content.of(1, 100);
    private static final String PROXY = "PROXY TCP4 192.0.2.9 127.0.0.1 4000 25\r\n";
    private static final String EARLY = "early-talker=yes";

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    private String received(Installation installation) throws IOException {
        Path file = installation.emails().files().getFirst();
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        Files.delete(file);
        return text;
    }

    private static void goesOn(MailClient client) throws IOException {
        client.hears("220");
        client.hears("250");
        client.delivers(CONTENT);
        client.says("QUIT", "221").hearsTheEnd();
    }

    @Test
    void octetsBeforeTheGreetingAreNoted() throws Exception {
        Installation installation = Installation.in(folder, "tls: { self-signed: true }\n");
        try (ServerProcess server = installation.start()) {
            server.freeze();
            try (MailClient early = new MailClient(server.address())) {
                early.send("EHLO early.example\r\n");
                server.thaw();
                goesOn(early);
            }
            assertThat(received(installation)).contains(EARLY);

            try (MailClient behindProxy = new MailClient(server.proxyAddress())) {
                behindProxy.send(PROXY + "EHLO early.example\r\n");
                goesOn(behindProxy);
            }
            assertThat(received(installation)).contains(EARLY, "client=192.0.2.9");

            try (MailClient polite = new MailClient(server.proxyAddress())) {
                polite.send(PROXY);
                polite.hears("220");
                polite.says("EHLO polite.example", "250").delivers(CONTENT);
            }
            assertThat(received(installation)).doesNotContain(EARLY).contains("client=192.0.2.9");
        }
    }
}
