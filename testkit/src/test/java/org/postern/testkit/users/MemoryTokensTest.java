package org.postern.testkit.users;

import java.util.Optional;
import org.postern.application.port.BearerTokens;

class MemoryTokensTest implements BearerTokensContract {

    @Override
    public BearerTokens tokens() {
        return new MemoryTokens().issued("good", "alice@example.org");
    }

    @Override
    public Optional<String> issued() {
        return Optional.of("good");
    }
}
