package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExplainRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ReplayRequest;
import org.postern.bootstrap.command.UserRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;
import org.slf4j.LoggerFactory;

/** A user of ours over a socket and TLS to a whole server: what the file says of it, and that nothing tells its password. */
@Timeout(60)
class AuthenticatedMailTest {
    private static final String PASSWORD = "correct-horse-Battery-7";
    private static final String WRONG = "wrong-horse-Staple-8";

    @TempDir
    private Path folder = Path.of("");

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> said = new ArrayList<>();
    private Configuration configuration;
    private Server server;

    @BeforeEach
    void start() throws IOException, CannotStart {
        Path file = Files.writeString(folder.resolve("postern.yaml"), """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice, bob] } }
                listeners: [{ address: 127.0.0.1, port: 0, tls: implicit, auth: true }]
                tls: { self-signed: true }
                dns: { servers: ["127.0.0.1:9"], timeout: 100ms, tries: 1 }
                limits: { min-free: 1MiB, error-delay: 0s }
                """);
        configuration = ((Reading.Good<Configuration>) new ConfigurationLoader(folder, Map.of()).load(file)).value();
        root.setLevel(Level.TRACE);
        events.start();
        root.addAppender(events);
        server = new Assembly(configuration).server();
        server.start();
        Output output = new Output(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        PasswordEntry passwords =
                new PasswordEntry(new ByteArrayInputStream(PASSWORD.getBytes(StandardCharsets.UTF_8)), false, output);
        assertThat(new ManagingUsers(configuration, passwords, output)
                        .perform(new UserRequest.AddUser("alice@example.test")))
                .isEqualTo(ExitCode.FINE);
    }

    @AfterEach
    void stop() {
        server.close();
        root.detachAppender(events);
        root.setLevel(Level.INFO);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String password) {
        return "AUTH PLAIN " + base64("\0alice@example.test\0" + password);
    }

    /** Says one line after the other; the last reply. */
    private String says(String... lines) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Anybody()}, null);
        InetSocketAddress address = server.listeners().getFirst().address();
        try (Socket socket =
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(30_000);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String reply = reply(replies);
            for (String line : lines) {
                said.add(line);
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                reply = reply(replies);
            }
            return reply;
        }
    }

    private static String reply(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return String.valueOf(line);
    }

    private String sent(String auth) throws Exception {
        return says(
                "EHLO client.example",
                auth,
                "MAIL FROM:<alice@example.test>",
                "RCPT TO:<bob@example.test>",
                "DATA",
                "Subject: hello\r\n\r\nHello\r\n.");
    }

    private static String id(String reply) {
        return reply.replaceAll(".*?([0-9A-Z]{26}).*", "$1");
    }

    private String file(String id) throws IOException {
        try (Stream<Path> files = Files.walk(configuration.emails())) {
            Path found =
                    files.filter(path -> path.endsWith(id + ".eml")).findFirst().orElseThrow();
            return Files.readString(found).replace("\r\n\t", " ").replace("\r\n ", " ");
        }
    }

    private String explained(String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, out);
        Explaining.explain(configuration, new ExplainRequest(id, false), output);
        Explaining.explain(configuration, new ExplainRequest(id, true), output);
        Replaying.replay(configuration, new ReplayRequest(Optional.of(id), Optional.empty(), false), output);
        output.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fileLedgerAndCommandsAgreeOnWhoItWas() throws Exception {
        String id = id(sent(plain(PASSWORD)));
        server.close();
        assertThat(file(id))
                .contains("Authentication-Results: mx.example.test; auth=pass smtp.auth=alice@example.test\r\n")
                .contains("protocol=ESMTPSA;", "auth=alice@example.test;")
                .contains("by mx.example.test (Postern) with ESMTPSA ");
        assertThat(explained(id))
                .contains("It authenticated as alice@example.test with PLAIN, so the sender was not judged.")
                .contains("\"protocol\":\"ESMTPSA\"")
                .contains("\"authenticated\":{\"user\":\"alice@example.test\",\"mechanism\":\"PLAIN\"}")
                .contains("its client was authenticated, so it was not judged");
    }

    @Test
    void aClientsOwnResultsAreNotBelieved() throws Exception {
        String id = id(says(
                "EHLO client.example",
                plain(PASSWORD),
                "MAIL FROM:<alice@example.test>",
                "RCPT TO:<bob@example.test>",
                "DATA",
                "Authentication-Results: mx.example.test; auth=pass smtp.auth=boss@example.test\r\n\r\nHello\r\n."));
        assertThat(file(id)).contains("smtp.auth=alice@example.test").doesNotContain("smtp.auth=boss");
    }

    @Test
    void whoIsRemovedIsNoUserAnyMore() throws Exception {
        assertThat(says("EHLO client.example", plain(PASSWORD))).startsWith("235 ");
        Output output = new Output(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        new ManagingUsers(
                        configuration, new PasswordEntry(new ByteArrayInputStream(new byte[0]), false, output), output)
                .perform(new UserRequest.RemoveUser("alice@example.test"));
        assertThat(says("EHLO client.example", plain(PASSWORD))).startsWith("535 ");
        Files.delete(configuration.data().resolve("users"));
        assertThat(says("EHLO client.example", plain(PASSWORD))).startsWith("454 ");
    }

    private ExitCode backedUp(Path copy, ByteArrayOutputStream out) {
        Output output = new Output(out, out);
        ExitCode code = server.backingUp(configuration).backup(copy, output.pace(), output);
        output.flush();
        return code;
    }

    /** The users are in a backup, for their owner alone; it lets them in again, and a broken file does not spoil it. */
    @Test
    void whoWasAUserWhenABackupWasTakenIsOneAfterItIsCopiedBack() throws Exception {
        Path users = configuration.data().resolve("users");
        Path copy = folder.resolve("backup/users");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(backedUp(folder.resolve("backup"), out)).isEqualTo(ExitCode.FINE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(" days of the ledger; 1 users\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        Files.delete(users);
        assertThat(says("EHLO client.example", plain(PASSWORD))).startsWith("454 ");
        assertThat(backedUp(folder.resolve("backup"), out)).isEqualTo(ExitCode.FINE);
        Files.copy(copy, users, StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(says("EHLO client.example", plain(PASSWORD))).startsWith("235 ");
        String good = Files.readString(copy);
        Files.writeString(users, "no users");
        assertThat(backedUp(folder.resolve("backup"), out)).isEqualTo(ExitCode.WRONG);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("its copy stays as it was");
        assertThat(Files.readString(copy)).isEqualTo(good);
    }

    @Test
    void noPasswordAndNoResponseIsWrittenAnywhere() throws Exception {
        String id = id(sent(plain(PASSWORD)));
        says("EHLO client.example", plain(WRONG), plain(WRONG + "\0"), "AUTH PLAIN " + base64(WRONG), plain(PASSWORD));
        says(
                "EHLO client.example",
                "AUTH LOGIN",
                base64("alice@example.test"),
                base64(WRONG),
                "AUTH LOGIN",
                base64(WRONG),
                base64(WRONG));
        says("EHLO client.example", "AUTH LOGIN", base64("alice@example.test"), base64(PASSWORD));
        says("EHLO client.example", "AUTH LOGIN " + base64("alice@example.test"), base64(PASSWORD) + "!");
        says("EHLO client.example", plain(PASSWORD).replace("AUTH PLAIN", "AUTHPLAIN"), base64(PASSWORD));
        says(
                "EHLO client.example",
                "AUTH " + base64(PASSWORD),
                "AUTH PLAIN " + PASSWORD,
                "AUTH OAUTHBEARER " + base64(WRONG));
        says("AUTH SCRAM-SHA-256 " + base64("n,,n=" + WRONG + ",r=abc"), "HELP");
        says(
                "EHLO client.example",
                "AUTH SCRAM-SHA-256 " + base64("n,,n=alice@example.test,r=abc"),
                base64("c=biws,r=" + WRONG + ",p=" + base64(WRONG)));
        String told = explained(id);
        server.close();
        StringBuilder all = new StringBuilder(told);
        events.list.forEach(
                event -> all.append(event).append(event.getThrowableProxy()).append('\n'));
        assertThat(all).contains("authenticated client=127.0.0.1 user=alice@example.test mechanism=LOGIN");
        assertThat(all).contains("not authenticated client=127.0.0.1 mechanism=SCRAM-SHA-256");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(all.toString()).doesNotContain(PASSWORD, WRONG, base64(PASSWORD), base64(WRONG));
        for (String line : said) {
            String last = line.substring(line.lastIndexOf(' ') + 1);
            if (line.startsWith("AUTH") && last.length() > 20) {
                assertThat(all.toString()).doesNotContain(last);
            }
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
