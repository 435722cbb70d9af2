package org.postern.testkit.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.postern.application.authenticate.Authenticate;
import org.postern.application.authenticate.PermitSender;
import org.postern.application.conversation.AcceptClient;
import org.postern.application.conversation.Conversation;
import org.postern.application.conversation.WireLimits;
import org.postern.application.index.EntryReader;
import org.postern.application.index.JustKept;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.limits.Floods;
import org.postern.application.limits.GuardClients;
import org.postern.application.limits.SessionCounts;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.StoredMessage;
import org.postern.application.receive.AcceptSender;
import org.postern.application.receive.ReceiveMessage;
import org.postern.application.recipient.AcceptRecipient;
import org.postern.application.recording.RecordTransactions;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.PathParser;
import org.postern.domain.message.ContentRules;
import org.postern.domain.message.HeaderLimits;
import org.postern.domain.session.SessionLimits;
import org.postern.domain.session.SessionMachine;
import org.postern.domain.smtp.TransactionId;
import org.postern.domain.wire.LineReader;
import org.postern.testkit.ledger.MemoryLedger;
import org.postern.testkit.rates.MemoryRates;

/** The server of the stories, {@code mx.example.org}: all of it but the transmission channel. */
public final class StoryServer {
    /** Its name. */
    public static final DomainName HOSTNAME = DomainName.parse("mx.example.org").orElseThrow();

    private static final int HOPS = 100;

    private final Floods floods;
    private final StoryStore store;
    private final StoryObserver observer = new StoryObserver();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Conversation conversation;

    /** A server with a story's settings, on these clocks. */
    public StoryServer(StorySettings settings, InstantSource clock, LongSupplier nanoClock) {
        this(settings, settings.zone().isEmpty() ? TransactionJudge.NOBODY : StoryJudge.of(settings), clock, nanoClock);
    }

    /** The same with another judge. */
    public StoryServer(StorySettings settings, TransactionJudge court, InstantSource clock, LongSupplier nanoClock) {
        this(settings, court, StoryRecipients.directory(), clock, nanoClock);
    }

    /** The same with other recipients. */
    public StoryServer(
            StorySettings settings,
            TransactionJudge court,
            RecipientDirectory directory,
            InstantSource clock,
            LongSupplier nanoClock) {
        this.store = new StoryStore(settings.store());
        this.floods = new Floods(nanoClock);
        AtomicLong count = new AtomicLong();
        Supplier<TransactionId> ids = () -> TransactionId.of(clock.instant(), 0, count.incrementAndGet());
        ContentRules rules =
                new ContentRules(HOSTNAME, HeaderLimits.DEFAULT, HOPS, settings.refuseBareLf(), settings.refuseNul());
        SessionLimits limits = settings.limits();
        RecordTransactions records = new RecordTransactions(ledger, ids, clock, nanoClock);
        TransactionJudge judge = records.witnessed(court);
        int sessions = settings.sessions();
        GuardClients guard = new GuardClients(
                settings.guard(),
                new SessionCounts(sessions, settings.busy(), sessions, sessions),
                new MemoryRates(settings.perMinute(), nanoClock),
                ids,
                records::objected,
                observer,
                floods);
        this.conversation = new Conversation(
                new SessionMachine(HOSTNAME, limits, settings.startTls(), StoryUsers.mechanisms(settings)),
                new AcceptClient(guard, client -> {}),
                new Authenticate(
                        StoryUsers.credentials(settings), StoryUsers.TOKENS, () -> StoryUsers.NONCE, guard, observer),
                new AcceptSender(store, ids, guard, judge, new PermitSender(directory), observer),
                new AcceptRecipient(directory, guard, observer),
                new ReceiveMessage(rules, store, this::index, settings.latest(), clock, judge, observer),
                store,
                new WireLimits(LineReader.LONGEST_LINE, PathParser.LONGEST_LOCAL_PART, limits.messageSize()),
                settings.times(),
                observer,
                records,
                nanoClock);
    }

    /** Nothing is indexed; but what is told must be what a reader of the file finds. */
    private void index(JustKept message) {
        Optional<IndexEntry> told = message.entry();
        StoredMessage stored = store.find(message.id().text()).orElseThrow();
        try {
            if (told.isPresent() && !told.get().equals(EntryReader.read(stored))) {
                throw new IllegalStateException("told " + told.get() + ", kept " + EntryReader.read(stored));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What holds its sessions. */
    public Conversation conversation() {
        return conversation;
    }

    public StoryStore store() {
        return store;
    }

    /** What was written down of its sessions. */
    public MemoryLedger ledger() {
        return ledger;
    }

    /** What the guard did not tell of one by one. */
    public Floods floods() {
        return floods;
    }

    public StoryObserver observer() {
        return observer;
    }
}
