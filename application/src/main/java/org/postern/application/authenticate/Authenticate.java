package org.postern.application.authenticate;

import java.util.Optional;
import java.util.function.Supplier;
import org.postern.application.limits.GuardClients;
import org.postern.application.port.BearerTokens;
import org.postern.application.port.Credentials;
import org.postern.application.port.SessionObserver;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Exchange;
import org.postern.domain.sasl.SaslServer;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.session.Authenticated;
import org.postern.domain.session.Effect;
import org.postern.domain.session.Session;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.Reply;

/**
 * Finds out what the response of a client proves: RFC 4954 §4. A client that failed too often is put off before anything is
 * looked at. The observer is told of successes and failures, but nobody of what the client said.
 */
public final class Authenticate {
    private final Credentials credentials;
    private final BearerTokens tokens;
    private final Supplier<String> nonces;
    private final GuardClients guard;
    private final SessionObserver observer;

    /** {@code nonces} gives another one each time, that nobody can guess: RFC 5802 §5.1. */
    public Authenticate(
            Credentials credentials,
            BearerTokens tokens,
            Supplier<String> nonces,
            GuardClients guard,
            SessionObserver observer) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.nonces = nonces;
        this.guard = guard;
        this.observer = observer;
    }

    /** What a client is told, and no more, that has failed too often. */
    public Optional<Reply> farewell(Effect.JudgeResponse effect) {
        return guard.authenticates(effect.session()).refusal();
    }

    /** What the response leads to. */
    public SaslStep judge(Effect.JudgeResponse effect) {
        Session.Identified session = effect.session();
        Exchange exchange = effect.exchange();
        ChannelBindings bindings =
                session.client().tls().map(TlsFacts::bindings).orElse(ChannelBindings.NONE);
        SaslServer server = new SaslServer(credentials::find, bindings, nonces.get(), tokens::holder);
        SaslStep step = exchange.heard(effect.response(), server);
        switch (step) {
            case SaslStep.Proven yes ->
                observer.authenticated(session.with(new Authenticated(yes.user(), exchange.mechanism())));
            case SaslStep.NotProven no -> {
                guard.failedToAuthenticate(session.client());
                observer.notAuthenticated(session, exchange.mechanism());
            }
            case SaslStep.Challenged more -> {}
            case SaslStep.Undecided none -> {}
        }
        return step;
    }
}
