package org.postern.bootstrap;

import java.time.Duration;
import java.util.List;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.smtp.Drain;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;

/** The running machine. Mail is accepted before the index is up, and until the sessions are over. */
final class Server implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final EmlStore store;
    private final Index index;
    private final Court court;
    private final FileLedger ledger;
    private final List<SmtpListener> listeners;
    private final Watchdog watchdog;
    private final Observatory observatory;

    Server(
            EmlStore store,
            Index index,
            Court court,
            FileLedger ledger,
            List<SmtpListener> listeners,
            Watchdog watchdog,
            Observatory observatory) {
        this.store = store;
        this.index = index;
        this.court = court;
        this.ledger = ledger;
        this.listeners = listeners;
        this.watchdog = watchdog;
        this.observatory = observatory;
    }

    void start() {
        watchdog.start();
        ledger.start();
        listeners.forEach(SmtpListener::start);
        index.start();
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

    /** Ends sessions first, then what they need. */
    @Override
    public void close() {
        observatory.stopping();
        Drain.end(listeners, watchdog, DRAIN);
        court.close();
        ledger.close();
        index.close();
        store.close();
        observatory.close();
    }
}
