package org.postern.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.h2index.H2Greylist;
import org.postern.adapters.ledgerfile.FileLedger;
import org.postern.adapters.smtp.Drain;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.adapters.smtp.Watchdog;
import org.postern.application.port.Greylist;
import org.postern.bootstrap.configuration.Configuration;

/** The running machine. Mail is accepted before the index is up, and until the sessions are over. */
final class Server implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final EmlStore store;
    private final Index index;
    private final FileLedger ledger;
    private final H2Greylist greylist;
    private final Nights nights;
    private final Premises premises;
    private final TermsInForce terms;
    private final List<SmtpListener> listeners;
    private final Watchdog watchdog;
    private final Observatory observatory;
    private final WebServing web;
    private final CertificateKeeping keeping;

    /** The listeners look at the same {@code terms}, for every session. */
    Server(
            EmlStore store,
            Index index,
            FileLedger ledger,
            H2Greylist greylist,
            Nights nights,
            Premises premises,
            TermsInForce terms,
            List<SmtpListener> listeners,
            Watchdog watchdog,
            Observatory observatory,
            WebServing web,
            CertificateKeeping keeping) {
        this.store = store;
        this.index = index;
        this.premises = premises;
        this.terms = terms;
        this.ledger = ledger;
        this.greylist = greylist;
        this.nights = nights;
        this.listeners = listeners;
        this.watchdog = watchdog;
        this.observatory = observatory;
        this.web = web;
        this.keeping = keeping;
    }

    void start() {
        watchdog.start();
        ledger.start();
        openGreylist();
        listeners.forEach(SmtpListener::start);
        index.start();
        nights.start();
        observatory.start();
        web.start();
        keeping.start();
    }

    /** Who never had one does not get its folder. */
    private void openGreylist() {
        if (configuration().greylist().isPresent()) {
            greylist.open();
        }
    }

    Greylist greylist() {
        return greylist;
    }

    List<SmtpListener> listeners() {
        return listeners;
    }

    Observatory observatory() {
        return observatory;
    }

    /** Has every certificate asked for now; whether there is an authority to ask. */
    boolean renewNow() {
        return keeping.renewNow();
    }

    WebServing web() {
        return web;
    }

    /** The configuration that holds for sessions that begin now. */
    Configuration configuration() {
        return terms.now().configuration();
    }

    /**
     * Has sessions that begin from now on go by this configuration; when it cannot be used nothing changes. What stays, and
     * yet has to know of it, is told here.
     */
    void follow(Configuration next) throws CannotStart {
        Terms made = terms.now().next(next, premises);
        store.keepFree(
                next.limits().load().minFree().octets(),
                next.limits().message().size().octets());
        terms.become(made);
        openGreylist();
    }

    /** Whether every listener takes connections. */
    boolean isListening() {
        return listeners.stream().allMatch(SmtpListener::isAccepting);
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
        return new Erasing(store, index, ledger::erase, observatory::forgetDialogues);
    }

    /** Ends sessions first, then what they need. */
    @Override
    public void close() {
        observatory.stopping();
        keeping.close();
        web.close();
        Drain.end(listeners, watchdog, DRAIN);
        nights.close();
        terms.now().court().close();
        greylist.close();
        ledger.close();
        index.close();
        store.close();
        observatory.close();
    }
}
