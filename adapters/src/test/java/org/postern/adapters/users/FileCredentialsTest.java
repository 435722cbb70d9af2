package org.postern.adapters.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.ScramCredential;
import org.postern.testkit.users.CredentialsContract;

class FileCredentialsTest implements CredentialsContract {
    private static final String ALICE = "alice@example.org";

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("users");
    }

    private UserBook book() {
        return new UserBook(file(), RandomGenerator.of("L64X128MixRandom"));
    }

    @Override
    public Credentials knowingAlice() throws IOException {
        book().add(ALICE, "pencil");
        return new FileCredentials(file());
    }

    private static void unavailable(Credentials credentials) {
        assertThat(credentials.find(ALICE)).isEqualTo(new Account.UsersUnavailable());
        assertThat(credentials.find("bob@example.org")).isEqualTo(new Account.UsersUnavailable());
    }

    private static void known(Credentials credentials, String name) {
        assertThat(credentials.find(name)).isInstanceOf(Account.UserKnown.class);
    }

    private static void unknown(Credentials credentials, String name) {
        assertThat(credentials.find(name)).isInstanceOf(Account.NoSuchUser.class);
    }

    @Test
    void whatChangesHoldsAtOnce() throws IOException {
        Credentials credentials = knowingAlice();
        unknown(credentials, "bob@example.org");
        assertThat(book().add("bob@example.org", "other")).isTrue();
        known(credentials, "bob@example.org");
        assertThat(book().remove(ALICE)).isTrue();
        unknown(credentials, ALICE);
        Account before = credentials.find("bob@example.org");
        assertThat(book().password("bob@example.org", "another")).isTrue();
        assertThat(credentials.find("bob@example.org")).isNotEqualTo(before);
        assertThat(book().names()).containsExactly("bob@example.org");
        assertThat(book().remove("bob@example.org")).isTrue();
        unknown(credentials, "bob@example.org");
    }

    @Test
    void whatIsNotSoChangesNothing() throws IOException {
        knowingAlice();
        String before = Files.readString(file());
        assertThat(book().add(ALICE, "other")).isFalse();
        assertThat(book().remove("bob@example.org")).isFalse();
        assertThat(book().password("bob@example.org", "other")).isFalse();
        assertThat(file()).hasContent(before);
    }

    @Test
    void aStrangerHasItsDecoyAfterARestartToo() throws IOException {
        Account before = knowingAlice().find("bob@example.org");
        book().add("carol@example.org", "x");
        assertThat(new FileCredentials(file()).find("bob@example.org")).isEqualTo(before);
        ScramCredential alice = ((Account.UserKnown) new FileCredentials(file()).find(ALICE)).credential();
        assertThat(((Account.NoSuchUser) before).decoy().iterations()).isEqualTo(alice.iterations());
    }

    @Test
    void nobodyKnowsWhileTheFileIsNotThereOrCannotBeRead() throws IOException {
        Credentials credentials = new FileCredentials(file());
        unavailable(credentials);
        book().add(ALICE, "pencil");
        known(credentials, ALICE);
        Path aside = folder.resolve("aside");
        Files.move(file(), aside);
        unavailable(credentials);
        Files.createDirectory(file());
        unavailable(credentials);
        Files.delete(file());
        Files.move(aside, file());
        known(credentials, ALICE);
    }

    @Test
    void aBrokenFileNeverReplacesAGoodOne() throws IOException {
        Credentials credentials = knowingAlice();
        known(credentials, ALICE);
        String good = Files.readString(file());
        List<String> lines = good.lines().toList();
        for (String broken : List.of(
                "",
                "\n",
                "nonsense",
                good.substring(0, good.length() - 6),
                lines.get(0) + "\n" + lines.get(2) + "\n",
                good.replace("15000", "15"),
                good.replace("15000", "many"),
                good.replace("SCRAM-SHA-256", "SCRAM-SHA-1"),
                good.replace("alice", "ALICE"),
                lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(1) + "\nend 2\n",
                good.replaceFirst(" 1 .{8}", " 1 "),
                good.replace('$', '\u00e9'))) {
            Files.writeString(file(), broken);
            known(credentials, ALICE);
            unavailable(new FileCredentials(file()));
            assertThatThrownBy(() -> book().add("bob@example.org", "x"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file().toString());
            assertThat(file()).hasContent(broken);
        }
        Files.writeString(file(), good.replace(ALICE, "bob@example.org"));
        known(credentials, "bob@example.org");
        unknown(credentials, ALICE);
    }

    @Test
    void theFileIsPrivateAndHasNoPassword() throws IOException {
        book().add(ALICE, "correct horse battery staple");
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file())).contains(ALICE).doesNotContain("horse", "aG9yc2");
        try (var files = Files.list(folder)) {
            assertThat(files.map(one -> one.getFileName().toString())).containsExactlyInAnyOrder("users", "users.lock");
        }
    }

    @Test
    void twoOfOnePasswordAreNotSeenToHaveIt() throws IOException {
        book().add(ALICE, "pencil");
        book().add("bob@example.org", "pencil");
        Credentials credentials = new FileCredentials(file());
        ScramCredential alice = ((Account.UserKnown) credentials.find(ALICE)).credential();
        ScramCredential bob = ((Account.UserKnown) credentials.find("bob@example.org")).credential();
        assertThat(alice.salt()).isNotEqualTo(bob.salt());
        assertThat(alice.storedKey()).isNotEqualTo(bob.storedKey());
    }
}
