package org.postern.domain.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.domain.sasl.ChannelBindings;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.sasl.Response;
import org.postern.domain.sasl.SaslStep;
import org.postern.domain.session.Effect.CloseConnection;
import org.postern.domain.session.Effect.JudgeResponse;
import org.postern.domain.session.Effect.ReadCommand;
import org.postern.domain.session.Effect.ReadResponse;
import org.postern.domain.session.Event.ResponseJudged;
import org.postern.domain.session.Event.ResponseReceived;
import org.postern.domain.session.Session.Connected;
import org.postern.domain.session.Session.Identified;
import org.postern.domain.session.Session.InChunks;
import org.postern.domain.session.Session.InTransaction;
import org.postern.domain.session.Step.Answer;
import org.postern.domain.session.Step.Ask;
import org.postern.domain.smtp.Command.Auth;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** The rows of the table that make up an authentication exchange: RFC 4954 §4. */
final class Authentications {
    /** RFC 4954 §9: no session is dropped before so many have failed; then it is. */
    private static final int MOST_FAILURES = 3;

    private final List<Mechanism> mechanisms;
    private final Duration delay;
    private final Transactions transactions;

    /** Without a mechanism there is no AUTH; {@code delay} goes before each reply that says that one failed. */
    Authentications(List<Mechanism> mechanisms, Duration delay, Transactions transactions) {
        this.mechanisms = List.copyOf(mechanisms);
        this.delay = delay;
        this.transactions = transactions;
    }

    /** What is offered to this client: nothing in clear text; what binds to the channel where that can be done. */
    List<Mechanism> offeredTo(Client client) {
        boolean binds = client.tls().filter(tls -> tls.bindings().offered()).isPresent();
        return client.tls().isEmpty()
                ? List.of()
                : mechanisms.stream()
                        .filter(one -> one != Mechanism.SCRAM_SHA_256_PLUS || binds)
                        .toList();
    }

    Step offered(Session session, Auth command) {
        Optional<Reply> objection = objection(session, command);
        if (objection.isPresent()) {
            return transactions.declined(objection.get(), session);
        }
        if (session.tally().failedAuthentications() >= MOST_FAILURES) {
            return new Answer(Replies.AUTH_TOO_OFTEN, Duration.ZERO, new CloseConnection(session));
        }
        return switch (session) {
            case Connected s -> transactions.declined(Replies.GREET_FIRST, s);
            case Identified s -> begun(s, command);
            case InTransaction s -> transactions.declined(Replies.AUTH_IN_TRANSACTION, s);
            case InChunks s -> transactions.declined(Replies.AUTH_IN_TRANSACTION, s);
        };
    }

    private Optional<Reply> objection(Session session, Auth command) {
        if (mechanisms.isEmpty()) {
            return Optional.of(Replies.NOT_IMPLEMENTED);
        }
        if (session.client().tls().isEmpty()) {
            return Optional.of(Replies.AUTH_NEEDS_TLS);
        }
        if (session.client().authenticated().isPresent()) {
            return Optional.of(Replies.AUTH_AGAIN);
        }
        return command.mechanism().filter(one -> canBe(one, session.client())).isPresent()
                ? Optional.empty()
                : Optional.of(Replies.UNKNOWN_MECHANISM);
    }

    /** More than is offered: a client that knows how to bind to this channel may do so unasked. */
    private boolean canBe(Mechanism mechanism, Client client) {
        boolean bindable = client.tls().stream()
                .map(TlsFacts::bindings)
                .map(ChannelBindings::types)
                .anyMatch(types -> !types.isEmpty());
        return mechanisms.contains(mechanism) && (mechanism != Mechanism.SCRAM_SHA_256_PLUS || bindable);
    }

    private Step begun(Identified session, Auth command) {
        if (!session.greeting().extended()) {
            return transactions.declined(Replies.GREET_FIRST, session);
        }
        Mechanism mechanism = command.mechanism().orElseThrow();
        return command.initialResponse()
                .map(response -> heard(new ReadResponse(session, mechanism.begin()), response))
                .orElseGet(() -> new Answer(
                        Replies.challenge(mechanism.opening()),
                        Duration.ZERO,
                        new ReadResponse(session, mechanism.begin())));
    }

    Step responseReceived(ResponseReceived event) {
        return heard(event.asked(), event.response());
    }

    private Step heard(ReadResponse asked, Response response) {
        return switch (response) {
            case Response.Told told -> new Ask(new JudgeResponse(asked.session(), asked.exchange(), told.octets()));
            case Response.Cancelled star -> transactions.declined(Replies.AUTH_CANCELLED, asked.session());
            case Response.NotBase64 not -> transactions.declined(Replies.NOT_BASE64, asked.session());
        };
    }

    Step responseJudged(ResponseJudged event) {
        Identified session = event.asked().session();
        return switch (event.verdict()) {
            case SaslStep.Challenged more ->
                new Answer(Replies.challenge(more.challenge()), Duration.ZERO, new ReadResponse(session, more.next()));
            case SaslStep.Proven yes -> {
                Authenticated who =
                        new Authenticated(yes.user(), event.asked().exchange().mechanism());
                yield new Answer(Replies.AUTHENTICATED, Duration.ZERO, new ReadCommand(session.with(who)));
            }
            case SaslStep.NotProven no -> failed(session);
            case SaslStep.Undecided none -> transactions.declined(Replies.AUTH_UNDECIDED, session);
        };
    }

    /** As slow for every reason and every name, so that neither can be guessed by the time. */
    private Step failed(Identified session) {
        Identified counted = session.with(session.tally().failedAuthentication());
        Step declined = transactions.declined(Replies.NOT_AUTHENTICATED, counted);
        return new Answer(((Answer) declined).reply(), delay, declined.effect());
    }
}
