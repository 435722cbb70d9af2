package org.postern.bootstrap;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.postern.application.conversation.AcceptClient;
import org.postern.application.conversation.Conversation;
import org.postern.application.conversation.SessionCounts;
import org.postern.application.judge.Judge;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.port.Ledger;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.application.receive.AcceptSender;
import org.postern.application.receive.ReceiveMessage;
import org.postern.application.receive.TransactionIds;
import org.postern.application.recipient.AcceptRecipient;
import org.postern.application.recording.RecordTransactions;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.LoadLimits;
import org.postern.domain.session.SessionMachine;
import org.postern.domain.smtp.TransactionId;

/** The use cases of every session of a server, and the conversations made of them. */
final class Sessions {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Configuration configuration;
    private final MessageStore store;
    private final RecordTransactions records;
    private final AcceptClient client;
    private final AcceptSender sender;
    private final AcceptRecipient recipient;
    private final ReceiveMessage message;

    /** {@code index} is told of every kept message; it must not wait. */
    Sessions(
            Configuration configuration,
            MessageStore store,
            TransactionIds ids,
            Judge court,
            Ledger ledger,
            Consumer<TransactionId> index,
            SessionObserver observer) {
        this.configuration = configuration;
        this.store = store;
        this.records = new RecordTransactions(ledger, ids::next, CLOCK, System::nanoTime);
        TransactionJudge judge = records.witnessed(court);
        this.client = new AcceptClient(counts(configuration.limits().load()), court::expect);
        this.sender = new AcceptSender(store, ids::next, judge, observer);
        this.recipient = new AcceptRecipient(Settings.recipients(configuration), observer);
        this.message = new ReceiveMessage(
                Settings.rules(configuration),
                store,
                index,
                configuration.limits().time().afterDotSoft(),
                CLOCK,
                judge,
                observer);
    }

    private static SessionCounts counts(LoadLimits load) {
        int sessions = Math.min(load.sessions(), Descriptors.forConnections(load.openFilesPercent()));
        return new SessionCounts(
                sessions, sessions * load.busyPercent() / 100, load.sessionsPerClient(), load.sessionsPerNetwork());
    }

    /** Those of one listener, watched by its observer. */
    Conversation conversation(boolean starttls, SessionObserver observer) {
        return new Conversation(
                new SessionMachine(configuration.hostname(), Settings.session(configuration.limits()), starttls),
                client,
                sender,
                recipient,
                message,
                store,
                Settings.wire(configuration.limits()),
                Settings.times(configuration.limits()),
                observer,
                records,
                System::nanoTime);
    }
}
