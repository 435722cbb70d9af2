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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.h2index.H2Greylist;
import org.postern.adapters.jfr.JfrStore;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.metrics.Metrics;
import org.postern.adapters.observe.RetentionLog;
import org.postern.adapters.smtp.ListenerSettings;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.adapters.users.FileCredentials;
import org.postern.application.limits.SessionCounts;
import org.postern.application.port.SessionObserver;
import org.postern.application.receive.TransactionIds;
import org.postern.bootstrap.configuration.Configuration;

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
        Optional<Obtaining> obtaining =
                configuration.acme().map(acme -> new Obtaining(acme, configuration.data(), CLOCK));
        CertificateSource certificate = Certificates.of(configuration, obtaining);
        makeDataFolder();
        EmlStore store = openStore();
        Lookout lookout = Lookout.of(configuration, CLOCK);
        Metrics metrics = lookout.metrics();
        H2Greylist greylist = Met.greylist(configuration);
        Court court = new Court(configuration, metrics, greylist);
        try {
            Index index = new Index(store, configuration.data(), CLOCK);
            FileLedger ledger = ledger();
            Nights nights = new Nights(configuration.retention(), store, index, CLOCK, new RetentionLog());
            TransactionIds ids = new TransactionIds(CLOCK, new SecureRandom(), store.newest());
            Premises premises = new Premises(
                    metrics.timed(new JfrStore(store)),
                    ids,
                    metrics.counted(ledger),
                    index::offer,
                    SessionCounts.unlimited(),
                    new FileCredentials(ManagingUsers.file(configuration)),
                    obtaining,
                    lookout.everywhere(),
                    lookout.floods());
            TermsInForce terms = new TermsInForce(Terms.first(configuration, premises, court, certificate));
            List<SmtpListener> listeners = listeners(terms, lookout);
            WebServing web = web(listeners, terms, obtaining);
            CertificateKeeping keeping = new CertificateKeeping(
                    obtaining.map(Obtaining::keeping),
                    () -> Obtaining.names(terms.now().configuration()),
                    CLOCK);
            Observatory observatory = observatory(listeners, web, lookout, store, index, ledger, greylist, terms);
            CertificateReadings.register(lookout.metrics().gauges(), terms, obtaining, CLOCK);
            return new Server(
                    store,
                    index,
                    ledger,
                    greylist,
                    nights,
                    premises,
                    terms,
                    listeners,
                    watchdog,
                    observatory,
                    web,
                    keeping);
        } catch (CannotStart failed) {
            court.close();
            greylist.close();
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

    private Observatory observatory(
            List<SmtpListener> listeners,
            WebServing web,
            Lookout lookout,
            EmlStore store,
            Index index,
            FileLedger ledger,
            H2Greylist greylist,
            TermsInForce terms)
            throws CannotStart {
        try {
            Readings.Parts parts = new Readings.Parts(
                    store, index, ledger, greylist, () -> terms.now().court().cache(), open::get, hardLimit());
            return new Observatory(configuration, lookout, parts, CLOCK);
        } catch (CannotStart failed) {
            listeners.forEach(SmtpListener::close);
            web.close();
            throw failed;
        }
    }

    private WebServing web(List<SmtpListener> listeners, TermsInForce terms, Optional<Obtaining> obtaining)
            throws CannotStart {
        try {
            return WebServing.open(configuration, terms, obtaining);
        } catch (CannotStart failed) {
            listeners.forEach(SmtpListener::close);
            throw failed;
        }
    }

    private int hardLimit() {
        return Descriptors.forConnections(configuration.limits().load().openFilesPercent());
    }

    private List<SmtpListener> listeners(TermsInForce terms, Lookout lookout) throws CannotStart {
        TlsServer tls = new TlsServer(() -> terms.now().handshakes().current());
        List<SmtpListener> listeners = new ArrayList<>();
        for (var configured : configuration.listeners()) {
            ListenerSettings settings = Settings.listener(configured);
            boolean starttls = settings.tls() == ListenerSettings.TlsMode.STARTTLS;
            String name = Announcement.text(settings.address());
            SessionObserver observer = lookout.at(name);
            boolean auth = configured.auth();
            try {
                listeners.add(new SmtpListener(
                        settings,
                        () -> terms.now().conversation(starttls, auth, observer),
                        tls,
                        watchdog,
                        open,
                        hardLimit()));
            } catch (IOException taken) {
                listeners.forEach(SmtpListener::close);
                throw new CannotStart("cannot listen on " + name + ": " + taken.getMessage(), taken);
            }
        }
        return listeners;
    }

    private FileLedger ledger() {
        int days = configuration.ledger().keepDays();
        return new FileLedger(Explaining.folder(configuration), days, MOST_ENTRIES_WAITING, CLOCK);
    }
}
