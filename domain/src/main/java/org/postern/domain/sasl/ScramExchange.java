package org.postern.domain.sasl;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** SCRAM-SHA-256 and SCRAM-SHA-256-PLUS: RFC 5802 §3 and §6, RFC 7677. */
final class ScramExchange {
    private static final SaslStep NO = new SaslStep.NotProven();

    private ScramExchange() {}

    /**
     * Who it is, and how the channel is bound; a salt in return, also to a name that is nobody's. A user that wants to act
     * for another is a stranger whose decoy is its own credential: refused, and only at the end.
     */
    static SaslStep first(Exchange.ScramFirstAwaited asked, Secret response, SaslServer server) {
        Optional<ClientFirst> first = response.text().flatMap(ClientFirst::parse);
        Optional<Secret> bound = first.flatMap(message -> bound(asked.mechanism(), message, server.bindings()));
        Optional<String> name = first.flatMap(message -> UserName.prepared(message.name()));
        if (first.isEmpty() || bound.isEmpty() || name.isEmpty()) {
            return NO;
        }
        boolean forAnother = !PasswordClaim.mayActAs(first.get().authorized(), name.get());
        return switch (server.accounts().apply(name.get())) {
            case Account.UsersUnavailable none -> new SaslStep.Undecided();
            case Account.NoSuchUser none -> challenged(asked, first.get(), none, none.decoy(), bound.get(), server);
            case Account.UserKnown known ->
                challenged(
                        asked,
                        first.get(),
                        forAnother ? new Account.NoSuchUser(known.credential()) : known,
                        known.credential(),
                        bound.get(),
                        server);
        };
    }

    /**
     * What {@code c=} must stand for: RFC 5802 §6. A client that says {@code y} could bind and saw no -PLUS: where it was
     * offered, somebody in between took it away.
     */
    private static Optional<Secret> bound(Mechanism mechanism, ClientFirst first, ChannelBindings bindings) {
        boolean plus = mechanism == Mechanism.SCRAM_SHA_256_PLUS;
        if (plus != first.bindingType().isPresent() || first.binding().equals("y") && bindings.offered()) {
            return Optional.empty();
        }
        Optional<Secret> channel = plus ? first.bindingType().flatMap(bindings::of) : Optional.of(Secret.EMPTY);
        return channel.map(octets -> joined(Secret.of(first.header()), octets));
    }

    private static Secret joined(Secret one, Secret other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one.octets());
        both.writeBytes(other.octets());
        return Secret.of(both.toByteArray());
    }

    private static SaslStep challenged(
            Exchange.ScramFirstAwaited asked,
            ClientFirst first,
            Account account,
            ScramCredential shown,
            Secret bound,
            SaslServer server) {
        String nonce = first.nonce() + server.nonce();
        String serverFirst = "r=" + nonce + ",s=" + shown.salt().base64() + ",i=" + shown.iterations();
        Secret said = Secret.of(first.bare() + "," + serverFirst);
        return new SaslStep.Challenged(
                Secret.of(serverFirst), new Exchange.ScramFinalAwaited(asked.mechanism(), account, bound, nonce, said));
    }

    /** The proof, and ours in return. */
    static SaslStep proof(Exchange.ScramFinalAwaited asked, Secret response) {
        Optional<ClientFinal> message = response.text().flatMap(ClientFinal::parse);
        if (message.isEmpty()
                || !message.get().nonce().equals(asked.nonce())
                || !message.get().bound().equals(asked.bound())) {
            return NO;
        }
        String authMessage =
                asked.said().text().orElse("") + "," + message.get().withoutProof();
        return switch (asked.account()) {
            case Account.UsersUnavailable none -> new SaslStep.Undecided();
            case Account.NoSuchUser none -> decided(asked, Optional.empty(), none.decoy(), message.get(), authMessage);
            case Account.UserKnown known ->
                decided(asked, Optional.of(known.user()), known.credential(), message.get(), authMessage);
        };
    }

    private static SaslStep decided(
            Exchange.ScramFinalAwaited asked,
            Optional<String> user,
            ScramCredential credential,
            ClientFinal message,
            String authMessage) {
        boolean proved = credential.isProved(message.proof(), authMessage);
        Secret serverFinal =
                Secret.of("v=" + credential.serverSignature(authMessage).base64());
        return proved && user.isPresent()
                ? new SaslStep.Challenged(serverFinal, new Exchange.ScramEndAwaited(asked.mechanism(), user.get()))
                : NO;
    }

    /** SMTP cannot say more with its 235, so the server's proof was a challenge, and this is the answer to it: nothing. */
    static SaslStep end(Exchange.ScramEndAwaited asked, Secret response) {
        return response.length() == 0 ? new SaslStep.Proven(asked.user()) : NO;
    }
}
