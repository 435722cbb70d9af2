package org.postern.testkit.users;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.application.port.BearerTokens;
import org.postern.domain.sasl.BearerToken;
import org.postern.domain.sasl.TokenHolder;

/** Tokens in memory. */
public final class MemoryTokens implements BearerTokens {
    private final Map<String, TokenHolder> holders = new ConcurrentHashMap<>();

    /** The same with a token of that user's. */
    public MemoryTokens issued(String token, String user) {
        return answering(token, new TokenHolder.HolderKnown(user));
    }

    /** The same with that answer to a token. */
    public MemoryTokens answering(String token, TokenHolder answer) {
        holders.put(token, answer);
        return this;
    }

    @Override
    public TokenHolder holder(BearerToken token) {
        String text = new String(token.token().octets(), StandardCharsets.UTF_8);
        return holders.getOrDefault(text, new TokenHolder.TokenRefused());
    }
}
