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
import org.postern.adapters.metrics.Metrics;
import org.postern.adapters.observe.RetentionLog;
import org.postern.adapters.smtp.ListenerSettings;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;
import org.postern.adapters.smtp.tls.CertificateFiles;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.conversation.Conversation;
import org.postern.application.receive.TransactionIds;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ServerCertificate;

/** The whole machine, put together: what is plugged into which port, and in which order it comes up. */
final class Assembly {
    private static final int MOST_ENTRIES_WAITING = 10_000;
    private static final InstantSource CLOCK = InstantSource.system();

    private final Configuration configuration;
    private final Watchdog watchdog = new Watchdog();
    private final AtomicInteger open = new AtomicInteger();

    Assembly(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A server that accepts mail as soon as it is started; nothing of it is left when this fails. */
    Server server() throws CannotStart {
        TlsServer tls = new TlsServer(certificate());
        makeDataFolder();
        EmlStore store = openStore();
        Lookout lookout = Lookout.of(configuration, CLOCK);
        Metrics metrics = lookout.metrics();
        Court court = new Court(configuration, metrics);
        try {
            Index index = new Index(store, configuration.data(), CLOCK);
            FileLedger ledger = ledger();
            Nights nights = new Nights(configuration.retention(), store, index, CLOCK, new RetentionLog());
            TransactionIds ids = new TransactionIds(CLOCK, new SecureRandom(), store.newest());
            Sessions sessions = new Sessions(
                    configuration,
                    metrics.timed(store),
                    ids,
                    court.judge(),
                    metrics.counted(ledger),
                    index::offer,
                    lookout.everywhere());
            List<SmtpListener> listeners = listeners(sessions, tls, lookout);
            Observatory observatory = observatory(listeners, lookout, store, index, ledger, court);
            return new Server(store, index, court, ledger, nights, listeners, watchdog, observatory);
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

    private Observatory observatory(
            List<SmtpListener> listeners, Lookout lookout, EmlStore store, Index index, FileLedger ledger, Court court)
            throws CannotStart {
        try {
            Readings.Parts parts = new Readings.Parts(store, index, ledger, court, open::get, hardLimit());
            return new Observatory(configuration, lookout, parts, CLOCK);
        } catch (CannotStart failed) {
            listeners.forEach(SmtpListener::close);
            throw failed;
        }
    }

    private int hardLimit() {
        return Descriptors.forConnections(configuration.limits().load().openFilesPercent());
    }

    private List<SmtpListener> listeners(Sessions sessions, TlsServer tls, Lookout lookout) throws CannotStart {
        int hardLimit = hardLimit();
        List<SmtpListener> listeners = new ArrayList<>();
        for (var configured : configuration.listeners()) {
            ListenerSettings settings = Settings.listener(configured);
            String name = Announcement.text(settings.address());
            Conversation conversation =
                    sessions.conversation(settings.tls() == ListenerSettings.TlsMode.STARTTLS, lookout.at(name));
            listeners.add(listener(settings, conversation, tls, open, hardLimit, listeners));
        }
        return listeners;
    }

    private FileLedger ledger() {
        int days = configuration.ledger().keepDays();
        return new FileLedger(Explaining.folder(configuration), days, MOST_ENTRIES_WAITING, CLOCK);
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
