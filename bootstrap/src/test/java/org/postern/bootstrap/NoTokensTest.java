package org.postern.bootstrap;

import java.util.Optional;
import org.postern.application.port.BearerTokens;
import org.postern.testkit.users.BearerTokensContract;

/** As long as nobody issues tokens, the server knows none. */
class NoTokensTest implements BearerTokensContract {

    @Override
    public BearerTokens tokens() {
        return BearerTokens.NONE;
    }

    @Override
    public Optional<String> issued() {
        return Optional.empty();
    }
}
