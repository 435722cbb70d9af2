package org.postern.bootstrap.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code postern user}. */
@Command(
        name = "user",
        description = "Manage who can authenticate on listeners with auth: true.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The password is asked for at the terminal, or is the first line of standard input:",
            "it is never an argument, which every user of the machine could see.",
            "",
            "Examples:",
            "  postern user add alice@example.org",
            "  postern user password alice@example.org < secret.txt"
        })
final class UserCommand {
    private static final String NAME = "The user's mailbox, such as alice@example.org.";

    private final PosternCommand postern;

    UserCommand(PosternCommand postern) {
        this.postern = postern;
    }

    private ExitCode ask(UserRequest request) {
        Shell shell = postern.shell();
        return shell.withConfiguration(
                postern.file(), configuration -> shell.operations().user(configuration, request, shell.output()));
    }

    @Command(
            name = "add",
            description = "Add a user, who may then write as the mailbox and whatever leads to it.",
            footer = {"", "Example:", "  postern user add alice@example.org"})
    ExitCode add(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return ask(new UserRequest.AddUser(name));
    }

    @Command(
            name = "remove",
            description = "Remove a user; sessions under way go on.",
            footer = {"", "Example:", "  postern user remove alice@example.org"})
    ExitCode remove(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return ask(new UserRequest.RemoveUser(name));
    }

    @Command(
            name = "password",
            description = "Give a user another password.",
            footer = {"", "Example:", "  postern user password alice@example.org"})
    ExitCode password(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return ask(new UserRequest.ChangePassword(name));
    }

    @Command(
            name = "list",
            description = "List the users, one a line.",
            footer = {"", "Example:", "  postern user list"})
    ExitCode list() {
        return ask(new UserRequest.ListUsers());
    }
}
