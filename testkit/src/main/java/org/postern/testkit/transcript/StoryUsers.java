package org.postern.testkit.transcript;

import java.util.List;
import org.postern.application.port.BearerTokens;
import org.postern.application.port.Credentials;
import org.postern.domain.sasl.Account;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Secret;
import org.postern.domain.sasl.TokenHolder;
import org.postern.testkit.users.MemoryCredentials;
import org.postern.testkit.users.MemoryTokens;

/**
 * Who can authenticate in the stories: alice and bob at example.org, both with the password {@code pencil} and the salt of
 * RFC 7677 §3, so that its messages can be said here.
 */
final class StoryUsers {
    /** The server's part of the nonce of RFC 7677 §3. */
    static final String NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    static final BearerTokens TOKENS = new MemoryTokens()
            .issued("good", "alice@example.org")
            .answering("later", new TokenHolder.TokensUnavailable());

    private static final Secret SALT =
            Secret.ofBase64("W22ZaJ0SNY7soEsUEjb6gQ==").orElseThrow();
    private static final Credentials USERS = new MemoryCredentials(SALT, 4_096)
            .with("user", "pencil")
            .with("alice@example.org", "pencil")
            .with("bob@example.org", "pencil");

    private StoryUsers() {}

    static List<Mechanism> mechanisms(StorySettings settings) {
        return settings.auth().equals("no") ? List.of() : List.of(Mechanism.values());
    }

    static Credentials credentials(StorySettings settings) {
        return settings.auth().equals("broken") ? name -> new Account.UsersUnavailable() : USERS;
    }
}
