package org.postern.bootstrap.command;

import org.postern.bootstrap.configuration.ConfigurationReference;
import org.postern.bootstrap.configuration.ConfigurationText;
import picocli.CommandLine.Command;

/** {@code postern config}. */
@Command(
        name = "config",
        description = "Check, show or explain the configuration.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  postern config check", "  postern config show > effective.yaml"})
final class ConfigCommand {
    private final PosternCommand postern;

    ConfigCommand(PosternCommand postern) {
        this.postern = postern;
    }

    @Command(
            name = "check",
            description = "Check the configuration and say whether it is valid.",
            footer = {"", "Example:", "  postern config check --config /etc/postern.yaml"})
    ExitCode check() {
        Shell shell = postern.shell();
        String name = shell.name(postern.file());
        return shell.withConfiguration(postern.file(), configuration -> {
            shell.output().out().println(name + ": valid");
            return ExitCode.FINE;
        });
    }

    @Command(
            name = "show",
            description = "Print what holds, defaults and environment included, as a configuration.",
            footer = {"", "Example:", "  POSTERN_LIMITS_SESSIONS=100 postern config show"})
    ExitCode show() {
        Shell shell = postern.shell();
        return shell.withConfiguration(postern.file(), configuration -> {
            shell.output().out().print(ConfigurationText.of(configuration));
            return ExitCode.FINE;
        });
    }

    @Command(
            name = "docs",
            description = "Print the reference of every key as Markdown.",
            footer = {"", "Example:", "  postern config docs > docs/configuration.md"})
    ExitCode docs() {
        postern.shell().output().out().print(ConfigurationReference.markdown());
        return ExitCode.FINE;
    }
}
