package org.postern.testkit.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.port.BearerTokens;
import org.postern.domain.sasl.BearerToken;
import org.postern.domain.sasl.Secret;
import org.postern.domain.sasl.TokenHolder;

/** What whoever knows bearer tokens must do: know whose a token is, and refuse whatever is none. */
public interface BearerTokensContract {

    BearerTokens tokens();

    /** A token of {@code alice@example.org} that holds now, where any is issued at all. */
    Optional<String> issued();

    @Test
    default void aTokenStandsForItsHolderWhateverIsSaid() {
        for (String said : List.of("", "alice@example.org")) {
            issued().ifPresent(token -> assertThat(tokens().holder(new BearerToken(said, Secret.of(token))))
                    .isEqualTo(new TokenHolder.HolderKnown("alice@example.org")));
        }
    }

    @Test
    default void whatIsNoTokenIsRefused() {
        String near = issued().map(token -> token + "x").orElse("x");
        for (Secret token : List.of(
                Secret.EMPTY, Secret.of(near), Secret.of(new byte[] {0, -1, 13, 10}), Secret.of("a".repeat(12_288)))) {
            assertThat(tokens().holder(new BearerToken("alice@example.org", token)))
                    .isEqualTo(new TokenHolder.TokenRefused());
        }
    }
}
