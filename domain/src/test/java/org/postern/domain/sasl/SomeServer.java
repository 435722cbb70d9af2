package org.postern.domain.sasl;

import java.util.Map;

/** A server whose one user is {@code alice}, with the password {@code pencil}. */
final class SomeServer {
    static final String NONCE = "server-nonce";
    static final Secret SALT = Secret.of("0123456789abcdef");
    static final Secret EXPORTED = Secret.of("what the TLS channel exports");

    private static final ScramCredential ALICE = ScramCredential.of("pencil", SALT, 4_096);
    private static final Secret KEY = Secret.of("the key of decoys, kept for good");

    private SomeServer() {}

    static SaslServer with(ChannelBindings bindings) {
        return new SaslServer(SomeServer::find, bindings, NONCE, SomeServer::holder);
    }

    static SaslServer plain() {
        return with(ChannelBindings.NONE);
    }

    static SaslServer bound() {
        return with(new ChannelBindings(Map.of(ChannelBindings.EXPORTER, EXPORTED), true));
    }

    private static Account find(String name) {
        return switch (name) {
            case "alice" -> new Account.UserKnown("alice", ALICE);
            case "later" -> new Account.UsersUnavailable();
            default -> new Account.NoSuchUser(ScramCredential.decoy(KEY, name));
        };
    }

    private static TokenHolder holder(BearerToken token) {
        return token.token().equals(Secret.of("good"))
                ? new TokenHolder.HolderKnown("alice")
                : new TokenHolder.TokenRefused();
    }
}
