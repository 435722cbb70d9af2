package org.postern.domain.sasl;

/** Where an exchange stands, by what the client is to say next: RFC 4422 §3. */
public sealed interface Exchange {

    /** The mechanism it goes by. */
    Mechanism mechanism();

    /** What a response leads to. */
    default SaslStep heard(Secret response, SaslServer server) {
        return switch (this) {
            case PlainAwaited e -> PlainExchange.heard(response, server);
            case LoginNameAwaited e -> LoginExchange.named(response);
            case LoginPasswordAwaited e -> LoginExchange.heard(e, response, server);
            case ScramFirstAwaited e -> ScramExchange.first(e, response, server);
            case ScramFinalAwaited e -> ScramExchange.proof(e, response);
            case ScramEndAwaited e -> ScramExchange.end(e, response);
            case TokenAwaited e -> BearerExchange.heard(response, server);
            case TokenEndAwaited e -> new SaslStep.NotProven();
        };
    }

    /** Name and password at once. */
    record PlainAwaited() implements Exchange {
        @Override
        public Mechanism mechanism() {
            return Mechanism.PLAIN;
        }
    }

    record LoginNameAwaited() implements Exchange {
        @Override
        public Mechanism mechanism() {
            return Mechanism.LOGIN;
        }
    }

    record LoginPasswordAwaited(Secret name) implements Exchange {
        @Override
        public Mechanism mechanism() {
            return Mechanism.LOGIN;
        }
    }

    /** client-first-message: who, and a nonce. */
    record ScramFirstAwaited(Mechanism mechanism) implements Exchange {}

    /** client-final-message: the proof; {@code said} is what was said so far, as far as the proof is about it. */
    record ScramFinalAwaited(Mechanism mechanism, Account account, Secret bound, String nonce, Secret said)
            implements Exchange {}

    /** The server has proved itself; SMTP has the client say that it took note (RFC 4954 §4). */
    record ScramEndAwaited(Mechanism mechanism, String user) implements Exchange {}

    record TokenAwaited() implements Exchange {
        @Override
        public Mechanism mechanism() {
            return Mechanism.OAUTHBEARER;
        }
    }

    /** The client was told why not, and has to say that it took note: RFC 7628 §3.2.3. */
    record TokenEndAwaited() implements Exchange {
        @Override
        public Mechanism mechanism() {
            return Mechanism.OAUTHBEARER;
        }
    }
}
