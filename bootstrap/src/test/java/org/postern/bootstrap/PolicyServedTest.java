package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.CommandFrame;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.Shell;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;

/** A server that runs serves, for each of its domains, the very policy that dns-records prints the id of. */
@Timeout(120)
final class PolicyServedTest {
    /** The certificate of this test signs itself; that senders check it is tried where the policy is fetched. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @TempDir
    private Path folder = Path.of("");

    private Configuration configuration(String domains, String more) throws IOException {
        Path file = folder.resolve("postern.yaml");
        Files.writeString(file, """
                hostname: mx.example.test
                domains: { DOMAINS }
                listeners: [{ address: 127.0.0.1, port: 0 }]
                tls: { self-signed: true }
                dns: { servers: ["127.0.0.1:9"] }
                limits: { min-free: 1MiB }
                MORE
                """.replace("DOMAINS", domains).replace("MORE", more));
        return switch (new ConfigurationLoader(folder, Map.of()).load(file)) {
            case Reading.Good<Configuration> good -> good.value();
            case Reading.Bad<Configuration> bad ->
                throw new AssertionError(bad.problems().toString());
        };
    }

    private static String get(int port, String host) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), port);
                Socket secure = context.getSocketFactory().createSocket(raw, host, port, true)) {
            secure.setSoTimeout(30_000);
            String request = "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            secure.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(secure.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String dnsRecords() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, new ByteArrayOutputStream());
        CommandFrame.run(new Shell(new Machine(), output, Map.of(), folder), "dns-records", "example.test");
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void thePolicyOfEachDomainIsWhatDnsRecordsPrintsAndFollowsAReload() throws Exception {
        String https = "https: { address: 127.0.0.1, port: 0 }\n";
        int port;
        try (Server server = new Assembly(configuration("example.test: {}, example.org: {}", https)).server()) {
            server.start();
            port = server.web().address().orElseThrow().getPort();
            String answer = get(port, "mta-sts.example.test");
            assertThat(get(port, "mta-sts.example.org")).isEqualTo(answer);
            assertThat(get(port, "mta-sts.example.net")).startsWith("HTTP/1.1 404 ");
            assertThat(get(port, "mx.example.test")).startsWith("HTTP/1.1 404 ");
            String policy = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(policy).startsWith("version: STSv1\r\nmode: testing\r\n").endsWith("\r\n");
            assertThat(dnsRecords())
                    .contains(";   " + String.join("\n;   ", policy.lines().toList()) + "\n");
            server.follow(configuration("example.net: {}", https + "mta-sts: { mode: enforce }"));
            assertThat(get(port, "mta-sts.example.net"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\nmode: enforce\r\n");
            assertThat(get(port, "mta-sts.example.org")).startsWith("HTTP/1.1 404 ");
        }
        assertThatThrownBy(() -> get(port, "mta-sts.example.test"))
                .as("the server has ended")
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsTakenIsOneLineOfTheServer() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            configuration("example.test: {}", "https: { address: 127.0.0.1, port: " + port + " }");
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            Shell shell = new Shell(new Machine(), new Output(new ByteArrayOutputStream(), error), Map.of(), folder);
            assertThat(CommandFrame.run(shell, "serve")).isEqualTo(ExitCode.WRONG);
            assertThat(error.toString(StandardCharsets.UTF_8))
                    .startsWith("postern: cannot listen for https on 127.0.0.1:" + port + ": ");
        }
    }
}
