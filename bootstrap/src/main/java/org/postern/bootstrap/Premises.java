package org.postern.bootstrap;

import java.util.Optional;
import java.util.function.Consumer;
import org.postern.application.index.JustKept;
import org.postern.application.limits.Floods;
import org.postern.application.limits.SessionCounts;
import org.postern.application.port.Credentials;
import org.postern.application.port.Ledger;
import org.postern.application.port.MessageStore;
import org.postern.application.port.SessionObserver;
import org.postern.application.receive.TransactionIds;

/**
 * What every session uses, whatever {@link Terms} it began on: it stays as long as the process.
 *
 * @param index told of every kept message; must not wait
 */
record Premises(
        MessageStore store,
        TransactionIds ids,
        Ledger ledger,
        Consumer<JustKept> index,
        SessionCounts counts,
        Credentials credentials,
        Optional<Obtaining> obtaining,
        SessionObserver observer,
        Floods floods) {}
