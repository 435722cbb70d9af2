package org.postern.bootstrap.command;

import picocli.CommandLine.Option;

/** {@code --help}, the same for every command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean asked;

    boolean isAsked() {
        return asked;
    }
}
