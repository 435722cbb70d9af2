package org.postern.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.smtp.Drain;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;
import org.postern.bootstrap.configuration.Configuration;

/** The running machine. Mail is accepted before the index is up, and until the sessions are over. */
final class Server implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final EmlStore store;
    private final Index index;
    private final Court court;
    private final FileLedger ledger;
    private final Nights nights;
    private final List<SmtpListener> listeners;
    private final Watchdog watchdog;
    private final Observatory observatory;

    Server(
            EmlStore store,
            Index index,
            Court court,
            FileLedger ledger,
            Nights nights,
            List<SmtpListener> listeners,
            Watchdog watchdog,
            Observatory observatory) {
        this.store = store;
        this.index = index;
        this.court = court;
        this.ledger = ledger;
        this.nights = nights;
        this.listeners = listeners;
        this.watchdog = watchdog;
        this.observatory = observatory;
    }

    void start() {
        watchdog.start();
        ledger.start();
        listeners.forEach(SmtpListener::start);
        index.start();
        nights.start();
        observatory.start();
    }

    List<SmtpListener> listeners() {
        return listeners;
    }

    Observatory observatory() {
        return observatory;
    }

    Maintenance maintenance() {
        return new Maintenance(store, index);
    }

    Removing removing() {
        return new Removing(store, index, Optional.of(nights.retention()));
    }

    BackingUp backingUp(Configuration configuration) {
        return new BackingUp(store, configuration.emails(), configuration.data());
    }

    Erasing erasing() {
        return new Erasing(store, index, ledger::erase);
    }

    /** Ends sessions first, then what they need. */
    @Override
    public void close() {
        observatory.stopping();
        Drain.end(listeners, watchdog, DRAIN);
        nights.close();
        court.close();
        ledger.close();
        index.close();
        store.close();
        observatory.close();
    }
}
