package org.postern.testkit.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.SaslServer;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.sasl.ScramCredential;
import org.postern.domain.sasl.Secret;
import org.postern.domain.sasl.TokenHolder;

/** What whoever knows the users must do: know them by their names, and let nobody see of a stranger that it is one. */
public interface CredentialsContract {

    /** One that knows {@code alice@example.org} with the password {@code pencil} and nobody else. */
    Credentials knowingAlice() throws Exception;

    private static SaslStep signIn(Credentials credentials, String name, String password) {
        SaslServer server = new SaslServer(
                credentials::find, ChannelBindings.NONE, "nonce", token -> new TokenHolder.TokenRefused());
        return Mechanism.PLAIN.begin().heard(Secret.of("\0" + name + "\0" + password), server);
    }

    private static ScramCredential decoy(Credentials credentials, String name) {
        Account account = credentials.find(name);
        assertThat(account).isInstanceOf(Account.NoSuchUser.class);
        return ((Account.NoSuchUser) account).decoy();
    }

    @Test
    default void aUserIsWhoKnowsThePassword() throws Exception {
        Credentials credentials = knowingAlice();
        assertThat(signIn(credentials, "alice@example.org", "pencil"))
                .isEqualTo(new SaslStep.Proven("alice@example.org"));
        assertThat(signIn(credentials, "alice@example.org", "pencils")).isEqualTo(new SaslStep.NotProven());
        assertThat(credentials.find("alice@example.org")).isInstanceOf(Account.UserKnown.class);
    }

    @Test
    default void aStrangerHasADecoyThatIsItsOwnAndStays() throws Exception {
        Credentials credentials = knowingAlice();
        for (String name :
                List.of("bob@example.org", "alice", "alice@example.org ", "x y", "\u05d0", "a".repeat(320))) {
            ScramCredential decoy = decoy(credentials, name);
            assertThat(decoy).isEqualTo(decoy(credentials, name));
            assertThat(decoy.salt()).isNotEqualTo(decoy(credentials, name + "x").salt());
            assertThat(signIn(credentials, name, "pencil")).isEqualTo(new SaslStep.NotProven());
        }
    }

    @Test
    default void manyAskAtOnce() throws Exception {
        Credentials credentials = knowingAlice();
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = i % 2 == 0 ? "alice@example.org" : "bob" + i + "@example.org";
            clients.add(() -> credentials.find(name) instanceof Account.UserKnown == name.startsWith("alice"));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> client : threads.invokeAll(clients)) {
                assertThat(client.get()).isTrue();
            }
        }
    }
}
