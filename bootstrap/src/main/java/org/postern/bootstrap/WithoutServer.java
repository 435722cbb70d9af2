package org.postern.bootstrap;

import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.application.port.StoredMessages;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.logging.Logs;

/** The store and the index of a configuration, for commands that do here what no running server can be asked for. */
final class WithoutServer {
    private static final Duration INDEX_WITHIN = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final Output output;

    WithoutServer(Configuration configuration, Output output) {
        this.configuration = configuration;
        this.output = output;
    }

    /** Reads the store; its index has caught up with it, as far as it comes in a minute. */
    ExitCode read(Function<Maintenance, ExitCode> work) {
        return reading(WithoutServer::catchUp, work);
    }

    /** Makes the index anew, so that it need not catch up before. */
    ExitCode reindex() {
        return reading(unused -> {}, maintenance -> maintenance.reindex(output));
    }

    private ExitCode reading(Consumer<Index> before, Function<Maintenance, ExitCode> work) {
        return inStore(() -> {
            StoredMessages store = EmlStore.openToRead(configuration.emails());
            try (Index index = index(store)) {
                before.accept(index);
                return new Maintenance(store, index).perform(work, output);
            }
        });
    }

    /** Changes the store, with its lock, so that no server starts meanwhile. */
    ExitCode change(BiFunction<EmlStore, Index, ExitCode> work) {
        return inStore(() -> {
            try (EmlStore store = EmlStore.open(configuration.emails(), Settings.store(configuration.limits()));
                    Index index = index(store)) {
                catchUp(index);
                return new Maintenance(store, index).perform(unused -> work.apply(store, index), output);
            }
        });
    }

    /** What opens the store that is there. */
    private interface Opening {
        ExitCode work() throws StoreRefused;
    }

    private ExitCode inStore(Opening opening) {
        if (Files.notExists(configuration.emails())) {
            output.error().println("there is no store yet at " + configuration.emails());
            return ExitCode.WRONG;
        }
        Logs.warningsOnly();
        try {
            return opening.work();
        } catch (StoreRefused refused) {
            output.error().println("postern: " + refused.getMessage());
            return ExitCode.WRONG;
        }
    }

    private Index index(StoredMessages store) {
        return new Index(store, configuration.data(), InstantSource.system());
    }

    private static void catchUp(Index index) {
        index.start();
        index.awaitCurrent(INDEX_WITHIN);
    }
}
