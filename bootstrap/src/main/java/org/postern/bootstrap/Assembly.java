package org.postern.bootstrap;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.observe.SessionLog;
import org.postern.adapters.smtp.ListenerSettings;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;
import org.postern.adapters.smtp.tls.CertificateFiles;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.conversation.AcceptClient;
import org.postern.application.conversation.Conversation;
import org.postern.application.conversation.SessionCounts;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.port.SessionObserver;
import org.postern.application.receive.AcceptSender;
import org.postern.application.receive.ReceiveMessage;
import org.postern.application.receive.TransactionIds;
import org.postern.application.recipient.AcceptRecipient;
import org.postern.application.recording.RecordTransactions;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.LoadLimits;
import org.postern.bootstrap.configuration.ServerCertificate;
import org.postern.domain.session.SessionMachine;

/** The whole machine, put together: what is plugged into which port, and in which order it comes up. */
final class Assembly {
    private static final int MOST_ENTRIES_WAITING = 10_000;
    private static final InstantSource CLOCK = InstantSource.system();

    private final Configuration configuration;
    private final SessionObserver observer = new SessionLog();
    private final Watchdog watchdog = new Watchdog();

    Assembly(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A server that accepts mail as soon as it is started; nothing of it is left when this fails. */
    Server server() throws CannotStart {
        TlsServer tls = new TlsServer(certificate());
        makeDataFolder();
        EmlStore store = openStore();
        Court court = new Court(configuration);
        try {
            Index index = new Index(store, configuration.data(), CLOCK);
            FileLedger ledger = ledger();
            List<SmtpListener> listeners = listeners(parts(store, index, court, ledger), court, tls);
            return new Server(store, index, court, ledger, listeners, watchdog);
        } catch (CannotStart failed) {
            court.close();
            store.close();
            throw failed;
        }
    }

    private TlsContexts certificate() throws CannotStart {
        return switch (configuration.tls().certificate()) {
            case ServerCertificate.NoCertificate none -> TlsContexts.none();
            case ServerCertificate.SelfSigned made ->
                TlsContexts.selfSigned(configuration.hostname().text());
            case ServerCertificate.CertificateFiles files -> {
                try {
                    yield new CertificateFiles(files.certificate(), files.key());
                } catch (IOException unusable) {
                    throw new CannotStart(unusable.getMessage(), unusable);
                }
            }
        };
    }

    private void makeDataFolder() throws CannotStart {
        Path data = configuration.data();
        try {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException refused) {
            String why = refused instanceof FileSystemException file && file.getReason() != null
                    ? file.getReason()
                    : refused.getClass().getSimpleName();
            throw new CannotStart("cannot make the data folder " + data + ": " + why, refused);
        }
    }

    private EmlStore openStore() throws CannotStart {
        try {
            return EmlStore.open(configuration.emails(), Settings.store(configuration.limits()));
        } catch (StoreRefused refused) {
            throw new CannotStart(refused.getMessage(), refused);
        }
    }

    private List<SmtpListener> listeners(Parts parts, Court court, TlsServer tls) throws CannotStart {
        LoadLimits load = configuration.limits().load();
        int hardLimit = Descriptors.forConnections(load.openFilesPercent());
        int sessions = Math.min(load.sessions(), hardLimit);
        SessionCounts counts = new SessionCounts(
                sessions, sessions * load.busyPercent() / 100, load.sessionsPerClient(), load.sessionsPerNetwork());
        AcceptClient acceptClient = new AcceptClient(counts, court.judge()::expect);
        AtomicInteger open = new AtomicInteger();
        List<SmtpListener> listeners = new ArrayList<>();
        for (var configured : configuration.listeners()) {
            ListenerSettings settings = Settings.listener(configured);
            boolean starttls = settings.tls() == ListenerSettings.TlsMode.STARTTLS;
            SessionMachine machine =
                    new SessionMachine(configuration.hostname(), Settings.session(configuration.limits()), starttls);
            Conversation conversation = new Conversation(
                    machine,
                    acceptClient,
                    parts.sender(),
                    parts.recipient(),
                    parts.message(),
                    parts.store(),
                    Settings.wire(configuration.limits()),
                    Settings.times(configuration.limits()),
                    observer,
                    parts.records(),
                    System::nanoTime);
            listeners.add(listener(settings, conversation, tls, open, hardLimit, listeners));
        }
        return listeners;
    }

    private record Parts(
            AcceptSender sender,
            AcceptRecipient recipient,
            ReceiveMessage message,
            RecordTransactions records,
            EmlStore store) {}

    private FileLedger ledger() {
        int days = configuration.ledger().keepDays();
        return new FileLedger(Explaining.folder(configuration), days, MOST_ENTRIES_WAITING, CLOCK);
    }

    private Parts parts(EmlStore store, Index index, Court court, FileLedger ledger) {
        TransactionIds ids = new TransactionIds(CLOCK, new SecureRandom(), store.newest());
        RecordTransactions records = new RecordTransactions(ledger, ids::next, CLOCK, System::nanoTime);
        TransactionJudge judge = records.witnessed(court.judge());
        return new Parts(
                new AcceptSender(store, ids::next, judge, observer),
                new AcceptRecipient(Settings.recipients(configuration), observer),
                new ReceiveMessage(
                        Settings.rules(configuration),
                        store,
                        index::offer,
                        configuration.limits().time().afterDotSoft(),
                        CLOCK,
                        judge,
                        observer),
                records,
                store);
    }

    private SmtpListener listener(
            ListenerSettings settings,
            Conversation conversation,
            TlsServer tls,
            AtomicInteger open,
            int hardLimit,
            List<SmtpListener> opened)
            throws CannotStart {
        try {
            return new SmtpListener(settings, conversation, tls, watchdog, open, hardLimit);
        } catch (IOException taken) {
            opened.forEach(SmtpListener::close);
            throw new CannotStart(
                    "cannot listen on " + Announcement.text(settings.address()) + ": " + taken.getMessage(), taken);
        }
    }
}
