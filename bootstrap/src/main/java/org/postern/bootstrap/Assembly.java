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
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.application.limits.SessionCounts;
import org.postern.application.receive.TransactionIds;
import org.postern.bootstrap.configuration.Configuration;

/** The whole machine, put together: what is plugged into which port, and in which order it comes up. */
final class Assembly {
    private static final int MOST_ENTRIES_WAITING = 10_000;
    private static final InstantSource CLOCK = InstantSource.system();

    private final Configuration configuration;
    private final Watchdog watchdog = new Watchdog();

    Assembly(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A server that accepts mail as soon as it is started; nothing of it is left when this fails. */
    Server server() throws CannotStart {
        TlsContexts certificates = Certificates.of(configuration);
        makeDataFolder();
        EmlStore store = openStore();
        try {
            Index index = new Index(store, configuration.data(), CLOCK);
            FileLedger ledger = ledger();
            TransactionIds ids = new TransactionIds(CLOCK, new SecureRandom(), store.newest());
            Premises premises =
                    new Premises(store, ids, ledger, index::offer, SessionCounts.unlimited(), new SessionLog());
            TermsInForce terms = new TermsInForce(Terms.first(configuration, premises, certificates));
            return new Server(store, index, ledger, premises, terms, listeners(terms), watchdog);
        } catch (CannotStart failed) {
            store.close();
            throw failed;
        }
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

    private List<SmtpListener> listeners(TermsInForce terms) throws CannotStart {
        int hardLimit = Descriptors.forConnections(configuration.limits().load().openFilesPercent());
        TlsServer tls = new TlsServer(() -> terms.now().certificates().current());
        AtomicInteger open = new AtomicInteger();
        List<SmtpListener> listeners = new ArrayList<>();
        for (var configured : configuration.listeners()) {
            ListenerSettings settings = Settings.listener(configured);
            boolean starttls = settings.tls() == ListenerSettings.TlsMode.STARTTLS;
            try {
                listeners.add(new SmtpListener(
                        settings, () -> terms.now().conversation(starttls), tls, watchdog, open, hardLimit));
            } catch (IOException taken) {
                listeners.forEach(SmtpListener::close);
                throw new CannotStart(
                        "cannot listen on " + Announcement.text(settings.address()) + ": " + taken.getMessage(), taken);
            }
        }
        return listeners;
    }

    private FileLedger ledger() {
        int days = configuration.ledger().keepDays();
        return new FileLedger(Explaining.folder(configuration), days, MOST_ENTRIES_WAITING, CLOCK);
    }
}
