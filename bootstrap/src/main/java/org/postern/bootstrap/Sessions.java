package org.postern.bootstrap;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.postern.application.authenticate.Authenticate;
import org.postern.application.authenticate.PermitSender;
import org.postern.application.conversation.AcceptClient;
import org.postern.application.conversation.Conversation;
import org.postern.application.judge.Judge;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.SessionCounts;
import org.postern.application.port.BearerTokens;
import org.postern.application.port.ClientRates;
import org.postern.application.port.MessageStore;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.SessionObserver;
import org.postern.application.receive.AcceptSender;
import org.postern.application.receive.ReceiveMessage;
import org.postern.application.receive.TransactionIds;
import org.postern.application.recipient.AcceptRecipient;
import org.postern.application.recording.RecordTransactions;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.LoadLimits;
import org.postern.domain.sasl.Mechanism;
import org.postern.domain.session.SessionMachine;

/** The use cases of every session of a server, and the conversations made of them. */
final class Sessions {
    private static final int ALLOWED_PART = 10;
    private static final InstantSource CLOCK = InstantSource.system();
    /** Nobody issues bearer tokens yet, so OAUTHBEARER is not among them. */
    private static final List<Mechanism> MECHANISMS =
            List.of(Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.PLAIN, Mechanism.LOGIN);

    private final Configuration configuration;
    private final Premises premises;
    private final RecordTransactions records;
    private final AcceptClient client;
    private final Authenticate authenticate;
    private final AcceptSender sender;
    private final AcceptRecipient recipient;
    private final ReceiveMessage message;

    Sessions(Configuration configuration, Premises premises, Judge court, ClientRates rates) {
        this.configuration = configuration;
        this.premises = premises;
        MessageStore store = premises.store();
        SessionObserver observer = premises.observer();
        TransactionIds ids = premises.ids();
        this.records = new RecordTransactions(premises.ledger(), ids::next, CLOCK, System::nanoTime);
        TransactionJudge judge = records.witnessed(court);
        GuardClients guard = new GuardClients(
                Settings.guard(configuration),
                counts(configuration.limits().load(), premises.counts()),
                rates,
                ids::next,
                records::objected,
                observer,
                premises.floods());
        RecipientDirectory recipients = Settings.recipients(configuration);
        this.client = new AcceptClient(guard, court::expect);
        this.authenticate = new Authenticate(
                premises.credentials(), BearerTokens.NONE, Nonces.of(new SecureRandom()), guard, observer);
        this.sender = new AcceptSender(store, ids::next, guard, judge, new PermitSender(recipients), observer);
        this.recipient = new AcceptRecipient(recipients, guard, observer);
        this.message = new ReceiveMessage(
                Settings.rules(configuration),
                store,
                premises.index(),
                configuration.limits().time().afterDotSoft(),
                CLOCK,
                judge,
                observer);
    }

    /** Beside the sessions of strangers there is always room for a few of those that are allowed everything. */
    private static SessionCounts counts(LoadLimits load, SessionCounts open) {
        int connections = Descriptors.forConnections(load.openFilesPercent());
        int sessions = Math.min(load.sessions(), Math.max(1, connections - connections / ALLOWED_PART));
        return open.under(
                sessions, sessions * load.busyPercent() / 100, load.sessionsPerClient(), load.sessionsPerNetwork());
    }

    /** Those of one listener, watched by its observer. */
    Conversation conversation(boolean starttls, boolean auth, SessionObserver observer) {
        return new Conversation(
                new SessionMachine(
                        configuration.hostname(),
                        Settings.session(configuration.limits()),
                        starttls,
                        auth ? MECHANISMS : List.of()),
                client,
                authenticate,
                sender,
                recipient,
                message,
                premises.store(),
                Settings.wire(configuration.limits()),
                Settings.times(configuration.limits()),
                observer,
                records,
                System::nanoTime);
    }
}
