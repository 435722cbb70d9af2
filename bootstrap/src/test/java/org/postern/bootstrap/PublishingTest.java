package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.bootstrap.command.CommandFrame;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.Shell;
import org.postern.testkit.outside.SomeCertificate;
import org.xbill.DNS.Master;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** What is printed is read back as a zone file by a reader that is not ours. */
final class PublishingTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private ExitCode run(String configuration, String... arguments) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), configuration);
        Files.writeString(folder.resolve("key.pem"), "the key is not looked at");
        Output output = new Output(out, error);
        return CommandFrame.run(new Shell(new Machine(), output, Map.of(), folder), arguments);
    }

    private static String configuration(String hostname, String domain, String address) {
        return "hostname: " + hostname + "\ndomains: { " + domain + ": {} }\n" + "listeners: [{ address: " + address
                + ", port: 25 }]\n";
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** No origin is given: a name that is not absolute is an error. */
    private List<Record> records() throws IOException {
        List<Record> records = new ArrayList<>();
        try (Master zone = new Master(new ByteArrayInputStream(out.toByteArray()))) {
            for (Record one = zone.nextRecord(); one != null; one = zone.nextRecord()) {
                records.add(one);
            }
        }
        return records;
    }

    private List<String> data(String name, int type) throws IOException {
        return records().stream()
                .filter(one -> one.getName().toString().equals(name) && one.getType() == type)
                .map(Record::rdataToString)
                .toList();
    }

    @Test
    void aWholeZoneIsPrinted() throws IOException {
        SomeCertificate.write(folder.resolve("cert.pem"));
        String tls = "tls: { certificate: cert.pem, key: key.pem }\n";
        ExitCode code =
                run(configuration("mx.example.org", "example.org", "192.0.2.25") + tls, "dns-records", "Example.ORG.");
        assertThat(error.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(data("example.org.", Type.MX)).containsExactly("10 mx.example.org.");
        assertThat(data("mx.example.org.", Type.A)).containsExactly("192.0.2.25");
        assertThat(data("example.org.", Type.TXT)).containsExactly("\"v=spf1 mx ~all\"");
        assertThat(data("mx.example.org.", Type.TXT)).containsExactly("\"v=spf1 a -all\"");
        assertThat(data("_dmarc.example.org.", Type.TXT))
                .containsExactly("\"v=DMARC1; p=none; rua=mailto:postmaster@example.org\"");
        assertThat(data("_smtp._tls.example.org.", Type.TXT))
                .containsExactly("\"v=TLSRPTv1; rua=mailto:postmaster@example.org\"");
        assertThat(data("_mta-sts.example.org.", Type.TXT))
                .singleElement()
                .asString()
                .matches("\"v=STSv1; id=[0-9a-z]{1,32};\"");
        assertThat(data("_25._tcp.mx.example.org.", Type.TLSA))
                .singleElement()
                .asString()
                .isEqualToIgnoringCase("3 1 1 " + SomeCertificate.KEY_DIGEST);
        assertThat(records()).hasSize(8);
        assertThat(out())
                .contains(";   version: STSv1\n;   mode: testing\n;   mx: mx.example.org\n;   max_age: 604800\n")
                .contains(";   25.2.0.192.in-addr.arpa. 3600 IN PTR mx.example.org.\n");
    }

    @Test
    void whoServesThePolicyIsToldToLeadSendersHere() throws IOException {
        String https = "tls: { self-signed: true }\nhttps: {}\nmta-sts: { mode: enforce, mx: [mx2.example.org] }\n";
        run(configuration("mx.example.org", "example.org", "192.0.2.25") + https, "dns-records", "example.org");
        assertThat(data("mta-sts.example.org.", Type.CNAME)).containsExactly("mx.example.org.");
        assertThat(data("_mta-sts.example.org.", Type.TXT)).hasSize(1);
        assertThat(out())
                .contains("which this server gives at https://mta-sts.example.org/.well-known/mta-sts.txt")
                .contains(";   mode: enforce\n;   mx: mx.example.org\n;   mx: mx2.example.org\n");
    }

    @Test
    void everyRecordHasACommentAboveIt() throws IOException {
        run(configuration("mx.example.org", "example.org", "2001:db8::25"), "dns-records", "example.org");
        List<String> lines = out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean isRecord = !lines.get(i).isEmpty() && !lines.get(i).startsWith(";");
            assertThat(!isRecord || lines.get(i - 1).startsWith("; "))
                    .as(lines.get(i))
                    .isTrue();
        }
        assertThat(data("mx.example.org.", Type.AAAA)).containsExactly("2001:db8:0:0:0:0:0:25");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.31.0.1", "fd00::1", "'::'", "fe80::1"})
    void anAddressThatNobodyElseReachesIsNotPublished(String listener) throws IOException {
        run(configuration("mx.example.org", "example.org", "\"" + listener + "\""), "dns-records", "example.org");
        assertThat(data("mx.example.org.", Type.A)).isEmpty();
        assertThat(data("mx.example.org.", Type.AAAA)).isEmpty();
        assertThat(out()).contains("fill them in, or give --address");
    }

    @Test
    void theCommandLinesAddressesWin() throws IOException {
        run(
                configuration("mx.example.org", "example.org", "192.0.2.25"),
                "dns-records",
                "example.org",
                "--address",
                "198.51.100.7",
                "--address",
                "2001:db8::7");
        assertThat(data("mx.example.org.", Type.A)).containsExactly("198.51.100.7");
        assertThat(data("mx.example.org.", Type.AAAA)).containsExactly("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aHostOfTheDomainsOwnNameHasOneSpfRecord() throws IOException {
        run(configuration("example.org", "example.org", "192.0.2.25"), "dns-records", "example.org");
        assertThat(data("example.org.", Type.TXT)).containsExactly("\"v=spf1 mx ~all\"");
    }

    @Test
    void withoutACertificateNothingIsPromisedOfTls() throws IOException {
        run(configuration("mx.example.net", "example.org", "192.0.2.25"), "dns-records", "example.org");
        assertThat(records()).noneMatch(one -> one.getType() == Type.TLSA);
        assertThat(data("_mta-sts.example.org.", Type.TXT)).isEmpty();
        assertThat(out()).contains("\n; The host: into the zone that holds mx.example.net\n");
    }

    @Test
    void aLongTextIsSeveralStrings() throws IOException {
        String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(50);
        run(configuration("mx.example.org", domain, "192.0.2.25"), "dns-records", domain);
        List<String> strings = records().stream()
                .filter(one -> one.getName().toString().equals("_dmarc." + domain + "."))
                .map(TXTRecord.class::cast)
                .flatMap(one -> one.getStrings().stream())
                .toList();
        assertThat(strings).hasSize(2);
        assertThat(String.join("", strings)).isEqualTo("v=DMARC1; p=none; rua=mailto:postmaster@" + domain);
    }

    @Test
    void anotherHostHasAnotherPolicyAndSoAnotherId() throws IOException {
        SomeCertificate.write(folder.resolve("cert.pem"));
        String tls = "tls: { certificate: cert.pem, key: key.pem }\n";
        run(configuration("mx.example.org", "example.org", "192.0.2.25") + tls, "dns-records", "example.org");
        List<String> first = data("_mta-sts.example.org.", Type.TXT);
        out.reset();
        run(configuration("mx2.example.org", "example.org", "192.0.2.25") + tls, "dns-records", "example.org");
        assertThat(data("_mta-sts.example.org.", Type.TXT)).hasSize(1).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exmple.org | "exmple.org" is no domain of the configuration; did you mean "example.org"?
            other.test | "other.test" is no domain of the configuration; it has example.org
            a..b       | "a..b" is no domain of the configuration; it has example.org
            """)
    void aDomainOfSomebodyElseIsSaidSo(String domain, String complaint) throws IOException {
        ExitCode code = run(configuration("mx.example.org", "example.org", "192.0.2.25"), "dns-records", domain);
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(error.toString(StandardCharsets.UTF_8)).isEqualTo("postern: " + complaint + "\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void aConfigurationForEveryoneNamesNoDomain() {
        Output output = new Output(out, error);
        Shell shell = new Shell(new Machine(), output, Map.of(), folder);
        assertThat(CommandFrame.run(shell, "dns-records", "example.org")).isEqualTo(ExitCode.USAGE);
        assertThat(error.toString(StandardCharsets.UTF_8)).contains("which names none: it takes mail for everyone");
    }

    @Test
    void aCertificateThatCannotBeReadIsSaidSo() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "no certificate\n");
        String tls = "tls: { certificate: cert.pem, key: key.pem }\n";
        ExitCode code =
                run(configuration("mx.example.org", "example.org", "192.0.2.25") + tls, "dns-records", "example.org");
        assertThat(code).isEqualTo(ExitCode.WRONG);
        assertThat(error.toString(StandardCharsets.UTF_8))
                .startsWith("cannot read the certificate: ")
                .contains("cert.pem is not a PEM certificate");
    }
}
