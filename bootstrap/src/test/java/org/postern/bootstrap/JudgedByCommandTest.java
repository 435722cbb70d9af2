package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.SimulateRequest;
import org.postern.bootstrap.command.VerifyRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.address.IpAddress;
import org.postern.testkit.dns.NameServer;

/** Messages in files, judged by a command while no server runs. */
@Timeout(60)
class JudgedByCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private NameServer names;
    private Configuration configuration;

    @BeforeEach
    void start() throws IOException {
        names = NameServer.serving(Football.ZONE);
        configuration = Football.configuration(folder, names, "");
    }

    @AfterEach
    void stop() {
        names.close();
    }

    private static String printed(ExitCode expected, Function<Output, ExitCode> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, out);
        ExitCode code = command.apply(output);
        output.flush();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }

    private String verify(ExitCode expected, Path file, Optional<IpAddress> ip) {
        VerifyRequest request = new VerifyRequest(file, ip, Optional.empty(), Optional.empty(), false);
        return printed(expected, output -> Verifying.verify(configuration, request, output));
    }

    @Test
    void anyMessageCanBeVerified() throws IOException {
        Path saved = Files.writeString(folder.resolve("saved.eml"), Football.SIGNED);
        assertThat(verify(ExitCode.FINE, saved, Optional.empty()))
                .contains("Nobody knows how this message came")
                .contains("dkim pass")
                .contains("dmarc pass")
                .doesNotContain("spf ");
        Path forged = Files.writeString(folder.resolve("forged.eml"), Football.SIGNED.replace("hungry", "angry"));
        assertThat(verify(ExitCode.WRONG, forged, IpAddress.parse("192.0.2.1")))
                .contains("dkim fail")
                .contains("The policy would quarantine it: DMARC of football.example.com fails");
    }

    private String simulate(ExitCode expected, String recipient) throws IOException {
        Path message = Files.writeString(folder.resolve("message.eml"), Football.SIGNED);
        SimulateRequest request = new SimulateRequest(
                message,
                IpAddress.parse("127.0.0.1").orElseThrow(),
                "mx.football.example.com",
                "<joe@football.example.com>",
                List.of(recipient),
                false);
        return printed(expected, output -> Simulating.simulate(configuration, request, output));
    }

    @Test
    void aSessionCanBePlayedAndNothingIsKept() throws IOException {
        assertThat(simulate(ExitCode.FINE, "<alice@example.test>"))
                .contains("C: RCPT TO:<alice@example.test>")
                .contains("S: 250 2.0.0 Kept as ")
                .contains("S: 221 ")
                .contains("dkim pass")
                .contains("The message is kept")
                .contains("This was a dry run: nothing was kept.");
        assertThat(simulate(ExitCode.WRONG, "<eve@example.test>"))
                .contains("S: 550 5.1.1")
                .doesNotContain("DATA");
        assertThat(configuration.emails()).doesNotExist();
    }
}
