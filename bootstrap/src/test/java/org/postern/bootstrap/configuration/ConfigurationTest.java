package org.postern.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.configuration.Recipients.Everyone;
import org.postern.bootstrap.configuration.Recipients.HostedDomains;
import org.postern.bootstrap.configuration.ServerCertificate.CertificateFiles;
import org.postern.bootstrap.configuration.ServerCertificate.NoCertificate;
import org.postern.bootstrap.configuration.ServerCertificate.SelfSigned;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.LocalPart;

class ConfigurationTest {
    private static final String WHOLE = """
            hostname: mx.example.test
            data: var/data
            emails: /srv/emails
            domains:
              Example.TEST:
                mailboxes: [alice, bob, "white space", 1001, "null", true]
                aliases: { sales: [alice, BOB], "☃": [alice] }
                deny: [leaked]
                catch-all: alice
                plus-tags: false
              open.test:
            listeners:
              - { address: 0.0.0.0, port: 25, tls: starttls }
              - { address: "::1", port: 25 }
              - { address: 127.0.0.1, port: 2526, proxy-protocol: [127.0.0.0/8, "::1"] }
            tls: { certificate: cert.pem, key: key.pem, session-tickets: true }
            https: { address: "::", port: 8443, certificates: [{ certificate: cert.pem, key: key.pem }] }
            mta-sts: { mode: enforce, max-age: 30d, mx: [mx2.example.test, "*.mail.example.net"] }
            scanners:
              av: { kind: clamav, address: "unix:/run/clamd.ctl", max-size: 10MB, when-down: accept }
              spam: { kind: rspamd, address: "[::1]:11333", action: quarantine, add-fields: false }
              dkim-2: { kind: milter, address: 192.0.2.1:8891, mode: monitor, timeout: 5s }
            limits:
              message-size: 10MB
              idle-time: 90s
              error-delay: 300ms
              min-data-rate: 1KiB/s
              refuse-bare-lf: true
            """;

    @TempDir
    private Path folder;

    private Configuration read(String text, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), text);
        Files.writeString(folder.resolve("cert.pem"), "");
        Files.writeString(folder.resolve("key.pem"), "");
        return new ConfigurationLoader(folder, environment)
                .load(Path.of("postern.yaml"))
                .value();
    }

    /** RFC 6530 §10.1: whether letters beyond ASCII are the same is for nobody but their language to say. */
    @Test
    void lettersBeyondAsciiAreNotFolded() throws IOException {
        Configuration read = read("""
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [pel\u00e9], aliases: { PEL\u00c9: [pel\u00e9] } } }
                listeners: [{ address: 127.0.0.1, port: 2525 }]
                """, Map.of());
        HostedDomain domain = ((Recipients.HostedDomains) read.recipients())
                .domains()
                .values()
                .iterator()
                .next();
        assertThat(domain.aliases()).containsKey(new LocalPart("PEL\u00c9"));
    }

    @Test
    void everyKeyIsReadIntoItsPlace() throws IOException {
        Configuration read = read(WHOLE, Map.of());
        assertThat(read.hostname().text()).isEqualTo("mx.example.test");
        assertThat(read.data()).isEqualTo(folder.resolve("var/data"));
        assertThat(read.emails()).isEqualTo(Path.of("/srv/emails"));
        assertThat(read.tls())
                .isEqualTo(new TlsSettings(
                        new CertificateFiles(folder.resolve("cert.pem"), folder.resolve("key.pem")), true));
        assertThat(read.https())
                .contains(new HttpsSettings(
                        IpAddress.parse("::").orElseThrow(),
                        8443,
                        List.of(new CertificateFiles(folder.resolve("cert.pem"), folder.resolve("key.pem")))));
        assertThat(read.policyOfDomains().lines())
                .containsExactly(
                        "version: STSv1",
                        "mode: enforce",
                        "mx: mx.example.test",
                        "mx: mx2.example.test",
                        "mx: *.mail.example.net",
                        "max_age: 2592000");
        assertThat(read.listeners()).hasSize(3);
        assertThat(read.listeners().get(2).proxies())
                .containsExactly(
                        IpNetwork.parse("127.0.0.0/8").orElseThrow(),
                        IpNetwork.parse("::1/128").orElseThrow());
        assertThat(read.limits().message().size()).isEqualTo(new DataSize(10_000_000));
        assertThat(read.limits().message().refuseBareLf()).isTrue();
        assertThat(read.limits().time().idle()).isEqualTo(Duration.ofSeconds(90));
        assertThat(read.limits().session().errorDelay()).isEqualTo(Duration.ofMillis(300));
        assertThat(read.limits().time().minDataRate().perSecond().octets()).isEqualTo(1024);
        assertThat(read.limits().load()).isEqualTo(Limits.standard().load());
    }

    @Test
    void domainsKeepTheirMailboxes() throws IOException {
        HostedDomains hosted = (HostedDomains) read(WHOLE, Map.of()).recipients();
        HostedDomain example = Objects.requireNonNull(hosted.domains().get(new DomainName("example.test")));
        assertThat(example.mailboxes())
                .extracting(LocalPart::content)
                .containsExactly("alice", "bob", "white space", "1001", "null", "true");
        assertThat(example.aliases().get(new LocalPart("sales"))).hasSize(2);
        assertThat(example.deny()).containsExactly(new LocalPart("leaked"));
        assertThat(example.catchAll()).contains(new LocalPart("alice"));
        assertThat(example.plusTags()).isFalse();
        assertThat(hosted.domains().get(new DomainName("open.test"))).isEqualTo(HostedDomain.OPEN);
    }

    @Test
    void anAuthorityStandsInForTheFilesOfTls() throws IOException {
        String text = """
                hostname: mx.example.test
                domains: { example.test: }
                listeners: [{ address: 127.0.0.1, port: 2525, tls: starttls }]
                tls: { session-tickets: true }
                https: { port: 8443 }
                acme: { agree-terms: true, contact: [postmaster@example.test], challenges: [tls-alpn-01, http-01],
                  http-port: 8080, names: [mail.example.test], eab-key-id: abc, eab-key-file: key.pem, roots: cert.pem }
                """;
        Configuration read = read(text, Map.of());
        assertThat(read.tls()).isEqualTo(new TlsSettings(new ServerCertificate.Obtained(), true));
        assertThat(read.acme()).hasValueSatisfying(acme -> {
            assertThat(acme.directory()).hasHost("acme-v02.api.letsencrypt.org");
            assertThat(acme.challenges()).extracting(kind -> kind.word()).containsExactly("tls-alpn-01", "http-01");
            assertThat(acme.retry()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(read(ConfigurationText.of(read), Map.of())).isEqualTo(read);
        Configuration bare = read(text.replace("tls: { session-tickets: true }\n", ""), Map.of());
        assertThat(read(ConfigurationText.of(bare), Map.of())).isEqualTo(bare);
    }

    @Test
    void whatIsShownReadsBackAsTheSame() throws IOException {
        Configuration first = read(WHOLE, Map.of());
        String shown = ConfigurationText.of(first);
        assertThat(read(shown, Map.of())).isEqualTo(first);
        assertThat(ConfigurationText.of(read(shown, Map.of()))).isEqualTo(shown);
        Configuration tried = Configuration.tryMode(folder);
        assertThat(read(ConfigurationText.of(tried), Map.of())).isEqualTo(tried);
    }

    /** Letters that file names cannot have here, without LANG, are a name that no folder has. */
    @Test
    void foldersWithStrangeNamesReadBack() throws IOException {
        CharsetEncoder letters =
                Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder();
        String foreign = letters.canEncode("ü\u0085x") ? "ü\u0085x" : "x";
        for (String name : List.of("a b", "a: b #c", "a\"b\\c", "null", "[x]", foreign, "- x", "*x", "a\nb")) {
            Configuration tried = Configuration.tryMode(folder.resolve(name));
            assertThat(read(ConfigurationText.of(tried), Map.of())).isEqualTo(tried);
        }
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Map<String, String> environment = Map.of(
                "POSTERN_HOSTNAME", "other.example.test",
                "POSTERN_DATA", "elsewhere",
                "POSTERN_LIMITS_MESSAGE_SIZE", "1MiB",
                "POSTERN_LIMITS_SESSIONS", "7",
                "POSTERN_TLS_SESSION_TICKETS", "false",
                "POSTERN_LISTENERS", "[{address: 127.0.0.1, port: 2525}]",
                "POSTERN_DOMAINS", "{other.test: {mailboxes: [carol]}}",
                "POSTERN_JAVA_OPTS", "-Xmx1g",
                "PATH", "/bin");
        Configuration read = read(WHOLE, environment);
        assertThat(read.hostname().text()).isEqualTo("other.example.test");
        assertThat(read.data()).isEqualTo(folder.resolve("elsewhere"));
        assertThat(read.limits().message().size()).isEqualTo(DataSize.mebibytes(1));
        assertThat(read.limits().load().sessions()).isEqualTo(7);
        assertThat(read.tls().sessionTickets()).isFalse();
        assertThat(read.listeners()).hasSize(1);
        assertThat(((HostedDomains) read.recipients()).domains()).containsOnlyKeys(new DomainName("other.test"));
    }

    @Test
    void theEnvironmentAloneMakesAConfigurationOfAnEmptyFile() throws IOException {
        Map<String, String> environment = Map.of(
                "POSTERN_HOSTNAME", "mx.example.test",
                "POSTERN_DOMAINS", "{example.test: }",
                "POSTERN_LISTENERS", "[{address: 0.0.0.0, port: 25}]");
        assertThat(read("# nothing\n", environment).hostname().text()).isEqualTo("mx.example.test");
    }

    @Test
    void tryModeTakesEverythingOnLoopbackWithStartTls() {
        Configuration tried = Configuration.tryMode(folder);
        assertThat(tried.recipients()).isEqualTo(new Everyone());
        assertThat(tried.tls().certificate()).isEqualTo(new SelfSigned());
        assertThat(tried.listeners()).singleElement().satisfies(listener -> {
            assertThat(listener.isLoopback()).isTrue();
            assertThat(listener.port()).isEqualTo(2525);
            assertThat(listener.tls()).isEqualTo(TlsMode.STARTTLS);
        });
        assertThat(tried.data()).isEqualTo(folder.resolve("data"));
        assertThat(tried.emails()).isEqualTo(folder.resolve("emails"));
        assertThat(new ConfigurationLoader(folder, Map.of()).tryMode().value()).isEqualTo(tried);
    }

    @Test
    void aFileIsReadOnceAndBounded() throws IOException {
        ConfigurationLoader loader = new ConfigurationLoader(folder, Map.of());
        Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
        Files.writeString(folder.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));
        assertThat(loader.load(Path.of("none.yaml")).problems()).hasToString("[none.yaml: does not exist]");
        assertThat(loader.load(Path.of(".")).problems()).hasToString("[.: is not a file]");
        assertThat(loader.load(Path.of("latin1.yaml")).problems()).hasToString("[latin1.yaml: is not UTF-8 text]");
        assertThat(loader.load(Path.of("huge.yaml")).problems())
                .hasToString("[huge.yaml: is larger than 1MiB; this is no configuration]");
    }

    @Test
    void aConfigurationCannotBeConstructedInvalid() {
        Configuration good = Configuration.tryMode(folder);
        Listener open = new Listener(IpAddress.parse("0.0.0.0").orElseThrow(), 25, TlsMode.NONE, false, List.of());
        assertRefused(() -> with(good, good.recipients(), List.of(), good.tls()));
        assertRefused(() -> with(good, good.recipients(), List.of(open), good.tls()));
        assertRefused(
                () -> with(good, good.recipients(), good.listeners(), new TlsSettings(new NoCertificate(), false)));
        assertRefused(() -> new Listener(open.address(), 70_000, TlsMode.NONE, false, List.of()));
        assertRefused(() -> new HostedDomains(Map.of()));
        assertRefused(() -> new DataSize(-1));
        LoadLimits load = good.limits().load();
        assertRefused(() -> new LoadLimits(0, 20, 60, 80, 70, load.minFree(), load.mailMemory(), load.messageMemory()));
        assertRefused(
                () -> new LoadLimits(9, 20, 60, 80, 70, load.minFree(), DataSize.mebibytes(1), DataSize.mebibytes(2)));
    }

    private static Configuration with(
            Configuration from, Recipients recipients, List<Listener> listeners, TlsSettings tls) {
        return new Configuration(
                from.hostname(),
                from.data(),
                from.emails(),
                recipients,
                listeners,
                tls,
                from.dns(),
                from.lists(),
                from.scanners(),
                from.policy(),
                from.greylist(),
                from.ledger(),
                from.retention(),
                from.http(),
                from.https(),
                from.acme(),
                from.strictTransport(),
                from.log(),
                from.limits(),
                from.guard());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable construction) {
        assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
    }
}
