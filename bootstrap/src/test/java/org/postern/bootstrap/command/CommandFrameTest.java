package org.postern.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationReference;

class CommandFrameTest {
    private static final String MINIMUM = """
            hostname: mx.example.test
            domains: { example.test: {} }
            listeners: [{ address: 127.0.0.1, port: 2525 }]
            """;

    @TempDir
    private Path folder;

    private final RecordedOperations operations = new RecordedOperations();
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private ExitCode run(String... arguments) {
        Output output = new Output(out, error);
        return CommandFrame.run(new Shell(operations, output, environment, folder), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return error.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutACommandItServesInTryMode() {
        assertThat(run()).isEqualTo(ExitCode.FINE);
        assertThat(operations.calls()).containsExactly("serve");
        assertThat(operations.configuration()).contains(Configuration.tryMode(folder));
    }

    @Test
    void theFileInTheWorkingFolderIsTaken() throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), MINIMUM);
        assertThat(run("serve")).isEqualTo(ExitCode.FINE);
        assertThat(operations.hostname()).isEqualTo("mx.example.test");
    }

    @Test
    void theOptionWinsOverTheVariableAndTheVariableOverTheUsualFile() throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), MINIMUM);
        Files.writeString(folder.resolve("v.yaml"), MINIMUM.replace("mx.", "variable."));
        Files.writeString(folder.resolve("o.yaml"), MINIMUM.replace("mx.", "option."));
        environment.put("POSTERN_CONFIG", "v.yaml");
        run("fsck");
        assertThat(operations.hostname()).isEqualTo("variable.example.test");
        run("fsck", "--config", "o.yaml");
        assertThat(operations.hostname()).isEqualTo("option.example.test");
        run("--config", "o.yaml", "fsck");
        assertThat(operations.hostname()).isEqualTo("option.example.test");
        run("-c", folder.resolve("o.yaml").toString());
        assertThat(operations.hostname()).isEqualTo("option.example.test");
    }

    @Test
    void aWrongConfigurationIsPrintedAndNothingRuns() throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), MINIMUM + "colours: 1\ndatta: x\n");
        for (String command : List.of("serve", "list", "reindex", "fsck")) {
            error.reset();
            assertThat(run(command)).isEqualTo(ExitCode.USAGE);
            assertThat(error()).isEqualTo("""
                            postern.yaml:4:1: unknown key "colours"; the keys here are hostname, data, emails, domains, listeners, tls, dns, lists, scanners, policy, greylist, ledger, retention, http, https, acme, mta-sts, log, limits, guard
                            postern.yaml:5:1: unknown key "datta"; did you mean "data"?
                            """);
        }
        assertThat(run("show", "X")).isEqualTo(ExitCode.USAGE);
        assertThat(operations.calls()).isEmpty();
        assertThat(out()).isEmpty();
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        assertThat(run("config", "check", "--config", "none.yaml")).isEqualTo(ExitCode.USAGE);
        assertThat(error()).isEqualTo("none.yaml: does not exist\n");
    }

    @Test
    void theExitCodeIsTheOperations() {
        operations.answer(ExitCode.WRONG);
        assertThat(run("fsck", "--json")).isEqualTo(ExitCode.WRONG);
        assertThat(run("reindex")).isEqualTo(ExitCode.WRONG);
        assertThat(operations.calls()).containsExactly("fsck true", "reindex");
    }

    @Test
    void aFaultIsOneLine() {
        operations.fail(new IllegalStateException("disk\ngone"));
        assertThat(run("reindex")).isEqualTo(ExitCode.WRONG);
        assertThat(error()).isEqualTo("postern: IllegalStateException: disk\\ngone\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lst                    | unknown command "lst"; did you mean "list"?; see "postern --help"
            frobnicate             | unknown command "frobnicate"; see "postern --help"
            --confg x              | unknown option "--confg"; did you mean "--config"?; see "postern --help"
            list --limt 3          | unknown option "--limt"; did you mean "--limit"?; see "postern list --help"
            list --limit 0         | Invalid value for option '--limit': must be a whole number from 1 to 10000; see "postern list --help"
            list --limit 10001     | Invalid value for option '--limit': must be a whole number from 1 to 10000; see "postern list --help"
            list --since yesterday | Invalid value for option '--since': must be a date such as 2026-11-23 or a time such as 2026-11-23T15:00:00Z or a time ago such as 7d; see "postern list --help"
            show                   | Missing required parameter: 'ID'; see "postern show --help"
            show --raw --json X    | --json, --raw and --headers cannot be used together; see "postern show --help"
            replay                 | replay needs an ID or --since, and not both
            replay 01JD --since 7d | replay needs an ID or --since, and not both
            verify --ip 1.2.3 x    | Invalid value for option '--ip': must be an IP address such as 192.0.2.1 or 2001:db8::1; see "postern verify --help"
            verify --mail-from @ x | Invalid value for option '--mail-from': must be an address such as bob@example.net, or <>; see "postern verify --help"
            dns-records            | Missing required parameter: 'DOMAIN'; see "postern dns-records --help"
            dns-records a --address b | Invalid value for option '--address' (IP): must be an IP address such as 192.0.2.1 or 2001:db8::1; see "postern dns-records --help"
            serve now              | unexpected argument "now"; see "postern serve --help"
            config                 | config needs one of check, docs, show; see "postern config --help"
            config chek            | unknown command "chek"; did you mean "check"?; see "postern config --help"
            --config               | Missing required parameter for option '--config' (FILE); see "postern --help"
            """)
    void aWrongCommandLineIsOneLineAndTwo(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(error()).isEqualTo("postern: " + message + "\n");
        assertThat(operations.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "config",
                "config check",
                "config show",
                "config docs",
                "list",
                "show",
                "explain",
                "replay",
                "verify",
                "simulate",
                "dns-records",
                "reindex",
                "fsck",
                "version"
            })
    void everyCommandHelps(String command) {
        String[] arguments = (command + " --help").strip().split(" ");
        assertThat(run(arguments)).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("Usage: postern").contains("Example").contains("--config=FILE");
        assertThat(error()).isEmpty();
    }

    @Test
    void configShowPrintsAConfigurationAndCheckSaysSo() throws IOException {
        assertThat(run("config", "show")).isEqualTo(ExitCode.FINE);
        Files.writeString(folder.resolve("shown.yaml"), out());
        out.reset();
        assertThat(run("config", "check", "--config", "shown.yaml")).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("shown.yaml: valid\n");
    }

    @Test
    void configDocsPrintsTheReference() {
        assertThat(run("config", "docs")).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo(ConfigurationReference.markdown());
    }

    @Test
    void versionNamesPosternAndJava() {
        assertThat(run("version")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("postern ")
                .contains("Java " + Runtime.version().feature());
    }
}
