package org.postern.domain.sasl;

import java.util.function.Function;

/**
 * What the server brings to an exchange: its users by their prepared names, the channel, a nonce that was never used
 * before (printable ASCII without a comma, RFC 5802 §5.1), and who knows bearer tokens.
 */
public record SaslServer(
        Function<String, Account> accounts,
        ChannelBindings bindings,
        String nonce,
        Function<BearerToken, TokenHolder> tokens) {

    public SaslServer {
        if (!Attributes.isNonce(nonce)) {
            throw new IllegalArgumentException("no nonce");
        }
    }
}
