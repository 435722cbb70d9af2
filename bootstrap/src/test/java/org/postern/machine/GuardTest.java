package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RFC 5321 §7.8: who takes more than its share is put off over a real socket, its neighbours are not, and the owner sees why. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class GuardTest {
    private static final String SETTINGS = """
            tls: { self-signed: true }
            limits: { connections-per-minute: 3, errors-per-minute: 5 }
            guard: { tarpit-time: 100ms, allow: [198.51.100.0/24] }
            """;

    @TempDir(factory = BuildFolder.class)
    private Path folder;

    /** A client that the proxy says comes from there. */
    private static MailClient from(String address, ServerProcess server) throws Exception {
        MailClient client = new MailClient(server.proxyAddress());
        client.send("PROXY TCP4 " + address + " 127.0.0.1 4000 25\r\n");
        return client;
    }

    private static void connects(String address, ServerProcess server, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (MailClient client = from(address, server)) {
                client.hears("220");
                client.says("QUIT", "221").hearsTheEnd();
            }
        }
    }

    private static String isPutOff(String address, ServerProcess server, String reply) throws Exception {
        try (MailClient client = from(address, server)) {
            String told = client.hears(reply);
            client.hearsTheEnd();
            return told.substring(told.lastIndexOf('[') + 1, told.lastIndexOf(']'));
        }
    }

    @Test
    void whoTakesTooMuchIsPutOffAndNobodyElse() throws Exception {
        Installation installation = Installation.in(folder, SETTINGS);
        String tooOften;
        String erred;
        try (ServerProcess server = installation.start()) {
            connects("192.0.2.9", server, 3);
            tooOften = isPutOff("192.0.2.9", server, "421 4.7.0 Too many connections of this client");
            connects("192.0.2.10", server, 1);
            connects("198.51.100.7", server, 20);
            for (int i = 0; i < 20; i++) {
                MailClient.greeted(server.address()).says("QUIT", "221").close();
            }

            try (MailClient client = from("203.0.113.1", server)) {
                client.hears("220");
                for (int i = 0; i < 5; i++) {
                    client.says("FOO", "500");
                }
            }
            erred = isPutOff("203.0.113.1", server, "421 4.7.0 Too many errors of this client");
            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(server.error())
                    .anyMatch(line -> line.contains("guard client=192.0.2.9 rule=connections-per-minute mode=enforce"));
        }
        assertThat(installation.run("explain", tooOften).output())
                .anyMatch(line -> line.contains("connections-per-minute (enforce) defer"))
                .anyMatch(line -> line.contains("allow: [192.0.2.9]"));
        assertThat(installation.run("explain", erred).output())
                .anyMatch(line -> line.contains("errors-per-minute (enforce) defer"));
    }

    @Test
    void whoHoldsTooManySessionsIsPutOffAndNobodyElse() throws Exception {
        Installation installation = Installation.in(
                folder,
                "tls: { self-signed: true }\n",
                "limits: { sessions-per-client: 2, sessions-per-network: 4 }\n");
        try (ServerProcess server = installation.start()) {
            try (MailClient one = from("203.0.113.77", server);
                    MailClient two = from("203.0.113.77", server)) {
                one.hears("220");
                two.hears("220");
                isPutOff("203.0.113.77", server, "421 4.3.2 Too many sessions");
            }
            try (MailClient one = from("192.0.3.1", server);
                    MailClient two = from("192.0.3.2", server);
                    MailClient three = from("192.0.3.3", server);
                    MailClient four = from("192.0.3.4", server)) {
                for (MailClient client : List.of(one, two, three, four)) {
                    client.hears("220");
                }
                isPutOff("192.0.3.5", server, "421 4.3.2 Too many sessions");
                connects("192.0.4.5", server, 1);
            }
        }
    }

    @Test
    void aGuardThatOnlyWatchesPutsNobodyOff() throws Exception {
        Installation installation = Installation.in(
                folder,
                "tls: { self-signed: true }\n",
                "limits: { connections-per-minute: 1, sessions-per-client: 1 }\n",
                "guard: { mode: monitor }\n");
        try (ServerProcess server = installation.start()) {
            connects("192.0.2.9", server, 5);
            server.terminate();
            assertThat(server.awaitExit()).isZero();
            assertThat(server.error()).anyMatch(line -> line.contains("rule=connections-per-minute mode=monitor"));
        }
    }
}
