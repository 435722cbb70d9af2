package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.UserRequest;
import org.postern.bootstrap.command.UserRequest.AddUser;
import org.postern.bootstrap.command.UserRequest.ChangePassword;
import org.postern.bootstrap.command.UserRequest.ListUsers;
import org.postern.bootstrap.command.UserRequest.RemoveUser;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Reading;

class ManagingUsersTest {
    @TempDir
    private Path folder = Path.of("");

    private Configuration configuration;

    @BeforeEach
    void configure() throws IOException {
        Path file = Files.writeString(folder.resolve("postern.yaml"), """
                hostname: mx.example.test
                domains: { example.test: { mailboxes: [alice, bob], aliases: { sales: [alice] } } }
                listeners: [{ address: 127.0.0.1, port: 0 }]
                """);
        configuration = ((Reading.Good<Configuration>) new ConfigurationLoader(folder, Map.of()).load(file)).value();
    }

    private String said(ExitCode expected, UserRequest request, byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out, out);
        PasswordEntry passwords = new PasswordEntry(new ByteArrayInputStream(input), false, output);
        ExitCode code = new ManagingUsers(configuration, passwords, output).perform(request);
        output.flush();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }

    private String said(ExitCode expected, UserRequest request, String input) {
        return said(expected, request, input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aUserComesHasAnotherPasswordAndGoes() throws IOException {
        assertThat(said(ExitCode.FINE, new AddUser("Alice@example.test"), "pencil-7\r\n"))
                .isEqualToIgnoringNewLines("alice@example.test is a user now");
        String first = Files.readString(configuration.data().resolve("users"));
        assertThat(said(ExitCode.FINE, new ListUsers(), "")).isEqualToIgnoringNewLines("alice@example.test");
        assertThat(said(ExitCode.WRONG, new AddUser("alice@example.test"), "other"))
                .contains("is a user already");
        assertThat(said(ExitCode.FINE, new ChangePassword("alice@example.test"), "pencil-8"))
                .contains("has another password now");
        assertThat(configuration.data().resolve("users")).content().isNotEqualTo(first);
        assertThat(said(ExitCode.FINE, new RemoveUser("ALICE@example.test"), ""))
                .contains("is no user any more");
        assertThat(said(ExitCode.FINE, new ListUsers(), "")).isEmpty();
    }

    @Test
    void aUserIsNamedAfterAMailboxOfOurs() {
        for (String name : new String[] {"carol@example.test", "sales@example.net"}) {
            assertThat(said(ExitCode.USAGE, new AddUser(name), "pencil"))
                    .contains("\"" + name + "\" is no mailbox of the configuration; name it under domains first");
        }
        for (String name : new String[] {"alice", "", "\u001b[31m@example.test", "\"a b\"@example.test"}) {
            assertThat(said(ExitCode.USAGE, new AddUser(name), "pencil"))
                    .contains("is no mailbox; a user is named after one, such as alice@example.org")
                    .doesNotContain("\u001b");
        }
        assertThat(said(ExitCode.WRONG, new RemoveUser("bob@example.test"), ""))
                .contains("\"bob@example.test\" is no user; postern user list tells who is");
        assertThat(said(ExitCode.WRONG, new ChangePassword("bob@example.test"), "x"))
                .contains("is no user");
        assertThat(configuration.data()).doesNotExist();
    }

    @Test
    void whatIsNoPasswordIsSaidAndMakesNoUser() {
        AddUser bob = new AddUser("bob@example.test");
        assertThat(said(ExitCode.USAGE, bob, "")).contains("a password is needed");
        assertThat(said(ExitCode.USAGE, bob, "\npencil\n")).contains("a password is needed");
        assertThat(said(ExitCode.USAGE, bob, "pen\u0007cil"))
                .contains("characters in it")
                .doesNotContain("cil");
        assertThat(said(ExitCode.USAGE, bob, new byte[] {'p', -1})).contains("is not UTF-8");
        assertThat(said(ExitCode.USAGE, bob, "x".repeat(1_025))).contains("longer than 1024 octets");
        assertThat(said(ExitCode.FINE, new ListUsers(), "")).isEmpty();
    }

    @Test
    void aBrokenFileIsNotReplaced() throws IOException {
        Files.createDirectories(configuration.data());
        Path file = Files.writeString(configuration.data().resolve("users"), "nonsense");
        assertThat(said(ExitCode.WRONG, new AddUser("bob@example.test"), "pencil"))
                .contains("the users were not changed: " + file + " does not begin with");
        assertThat(file).hasContent("nonsense");
    }
}
