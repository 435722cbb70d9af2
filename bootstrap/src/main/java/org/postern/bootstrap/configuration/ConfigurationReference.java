package org.postern.bootstrap.configuration;

import java.util.Optional;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;

/** The reference of every key, docs/configuration.md, as Markdown; written from the keys themselves. */
public final class ConfigurationReference {
    private static final String INTRODUCTION = """
            # Configuration

            <!-- Written by `./postern config docs > docs/configuration.md`; a test fails when it is stale. -->

            Postern reads `postern.yaml` in the working folder, or the file named by `--config` or `POSTERN_CONFIG`. Without a file
            it runs in try mode: 127.0.0.1 port 2525 with STARTTLS and a self-signed certificate, every recipient taken, mail in
            `emails/`, everything else in `data/`. `postern config check` checks, `postern config show` prints what holds.

            ```yaml
            hostname: mx.example.test
            domains:
              example.test:
                mailboxes: [alice, bob]
                aliases: { sales: [alice, bob] }
                deny: [leaked]
                catch-all: alice
            listeners:
              - { address: 0.0.0.0, port: 25, tls: starttls }
              - { address: 127.0.0.1, port: 2526, proxy-protocol: [127.0.0.0/8] }
            tls: { certificate: tls/cert.pem, key: tls/key.pem }
            dns: { servers: ["127.0.0.1:5353"] }
            lists:
              - { zone: zen.example.test, weight: 3, codes: [127.0.0.2/31] }
            policy: { dmarc-reject: quarantine, spf-fail: monitor, trusted-sealers: [lists.example.test] }
            limits: { message-size: 50MiB, min-free: 1GiB }
            ```

            - The file is YAML in UTF-8, one document, at most 1MiB, without anchors, aliases and tags.
            - Sizes and times have a unit: `512B`, `10MB` (1000²), `50MiB` (1024²); `300ms`, `30s`, `5m`, `1h`, `7d`.
            - Relative paths start from the folder of the configuration file; without one, from the working folder.
            - Whatever is wrong is printed as one line with file, line and column; the server does not start; the exit code is 2.
            - `postern reload` and SIGHUP have a server read all of it again. Sessions that begin then go by what is new; those under way
              go on as they began. A key that says *At start* keeps its value until the next start, which the reply to the reload says.
            - An environment variable wins over the file. Lists and domains are YAML flow text there:
              `POSTERN_LISTENERS='[{address: 127.0.0.1, port: 2525}]'`. A relative path in a variable starts from the same folder
              as one in the file. An unknown `POSTERN_` variable is an error, except `POSTERN_CONFIG`, `POSTERN_JAVA_HOME` (the JDK
              that the launcher takes) and `POSTERN_JAVA_OPTS` (options for it, separated by spaces).
            """;

    private static final String AT_START = " *At start.*";

    private ConfigurationReference() {}

    /** The whole page. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        table(page, "At the top", "", Optional.of(""), ConfigurationKeys.SECTION);
        for (Key<Configuration, ?> key : ConfigurationKeys.SECTION.keys()) {
            key.kind().section().ifPresent(section -> section(page, key, section));
        }
        return page.toString();
    }

    private static void section(StringBuilder page, Key<Configuration, ?> key, Section<?> section) {
        boolean single = key.kind() instanceof Section<?>;
        String title = key.kind() instanceof ListKind<?> ? "`" + key.name() + "[]`, each" : "`" + key.name() + ".NAME`";
        table(
                page,
                single ? "`" + key.name() + "`" : title,
                key.meaning(),
                single ? Optional.of(key.name()) : Optional.empty(),
                section);
    }

    /** {@code variables} is the section's part of the variables' names; empty when its keys have none. */
    private static void table(
            StringBuilder page, String title, String meaning, Optional<String> variables, Section<?> section) {
        page.append("\n## ").append(title).append("\n\n");
        page.append(meaning.isEmpty() ? "" : meaning + "\n\n");
        page.append(
                variables.isPresent() ? "| Key | Type | Default | Variable | Meaning |\n|---|---|---|---|---|\n" : "");
        page.append(variables.isPresent() ? "" : "| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
        for (Key<?, ?> key : section.keys()) {
            page.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(key.kind().words());
            page.append(" | ").append(key.standardWords()).append(" | ");
            boolean nested = key.kind() instanceof Section<?>;
            variables.ifPresent(name -> page.append(nested ? "" : "`" + Variables.name(name, key.name()) + "`")
                    .append(" | "));
            page.append(key.meaning()).append(key.atStart() ? AT_START : "").append(" |\n");
        }
    }
}
