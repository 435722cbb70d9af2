package org.postern.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.postern.adapters.users.UserBook;
import org.postern.application.port.RecipientDirectory;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.UserRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.text.Printable;
import org.postern.domain.address.Mailbox;
import org.postern.domain.sasl.UserName;

/** {@code postern user}: the file of users, {@code users} in the data folder. */
final class ManagingUsers {
    private final Configuration configuration;
    private final PasswordEntry passwords;
    private final Output output;
    private final UserBook book;

    ManagingUsers(Configuration configuration, PasswordEntry passwords, Output output) {
        this.configuration = configuration;
        this.passwords = passwords;
        this.output = output;
        this.book = new UserBook(file(configuration), new SecureRandom());
    }

    static Path file(Configuration configuration) {
        return file(configuration.data());
    }

    /** In that data folder. */
    static Path file(Path data) {
        return data.resolve("users");
    }

    ExitCode perform(UserRequest request) {
        try {
            return switch (request) {
                case UserRequest.AddUser wanted -> add(wanted.name());
                case UserRequest.RemoveUser wanted -> remove(wanted.name());
                case UserRequest.ChangePassword wanted -> password(wanted.name());
                case UserRequest.ListUsers wanted -> list();
            };
        } catch (IOException refused) {
            return wrong("the users were not changed: " + refused.getMessage());
        }
    }

    private ExitCode add(String typed) throws IOException {
        Optional<String> name = mailbox(typed);
        if (name.isEmpty()) {
            return ExitCode.USAGE;
        }
        if (book.names().contains(name.get())) {
            return wrong(name.get() + " is a user already; postern user password gives it another password");
        }
        Optional<String> password = passwords.read(name.get());
        if (password.isEmpty()) {
            return ExitCode.USAGE;
        }
        Files.createDirectories(
                configuration.data(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return book.add(name.get(), password.get())
                ? done(name.get() + " is a user now")
                : wrong(name.get() + " is a user already");
    }

    private ExitCode remove(String typed) throws IOException {
        String name = UserName.prepared(typed).orElse(typed);
        return book.names().contains(name) && book.remove(name) ? done(name + " is no user any more") : unknown(typed);
    }

    private ExitCode password(String typed) throws IOException {
        String name = UserName.prepared(typed).orElse(typed);
        if (!book.names().contains(name)) {
            return unknown(typed);
        }
        Optional<String> password = passwords.read(name);
        if (password.isEmpty()) {
            return ExitCode.USAGE;
        }
        return book.password(name, password.get()) ? done(name + " has another password now") : unknown(typed);
    }

    private ExitCode list() throws IOException {
        book.names().forEach(output.out()::println);
        return ExitCode.FINE;
    }

    /** A user is named after a mailbox of ours, so that it has addresses to write as. */
    private Optional<String> mailbox(String typed) {
        Optional<Mailbox> mailbox = Mailbox.parse(typed);
        Optional<String> name = UserName.prepared(typed).filter(one -> one.indexOf(' ') < 0);
        if (mailbox.isEmpty() || name.isEmpty()) {
            wrong(Printable.quote(typed) + " is no mailbox; a user is named after one, such as alice@example.org");
            return Optional.empty();
        }
        boolean ours = Settings.recipients(configuration).find(mailbox.get()) instanceof RecipientDirectory.Entry.Known;
        if (!ours) {
            wrong(Printable.quote(typed) + " is no mailbox of the configuration; name it under domains first");
            return Optional.empty();
        }
        return name;
    }

    private ExitCode unknown(String typed) {
        return wrong(Printable.quote(typed) + " is no user; postern user list tells who is");
    }

    private ExitCode done(String what) {
        output.out().println(what);
        return ExitCode.FINE;
    }

    private ExitCode wrong(String complaint) {
        output.error().println("postern: " + complaint);
        return ExitCode.WRONG;
    }
}
