package org.postern.bootstrap;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.postern.adapters.control.ControlServer;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationSource;
import org.postern.bootstrap.logging.Logs;

/**
 * {@code postern serve}: from start to the signal that ends it. SIGTERM and SIGINT end it in order, with exit code 0:
 * what a supervisor asked for is no failure.
 */
final class Serving {
    private static final String POLLER_MODE = "jdk.pollerMode";

    private final Configuration configuration;
    private final ConfigurationSource source;
    private final ServiceNotices notices;
    private final Output output;

    Serving(Configuration configuration, ConfigurationSource source, ServiceNotices notices, Output output) {
        this.configuration = configuration;
        this.source = source;
        this.notices = notices;
        this.output = output;
    }

    /** Runs until the process is told to stop; returns only when it cannot start. */
    ExitCode run() {
        pollSocketsFromPlatformThreads();
        if (!configuration.tls().sessionTickets()) {
            System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
        }
        Logs.write(configuration.log().format());
        try (Server server = new Assembly(configuration).server()) {
            Reloading reloading = new Reloading(server, source);
            ControlServer control = control(server, reloading);
            CountDownLatch over = stopOnSignal(server, control);
            server.start();
            control.start();
            Hangup.does(() -> Hangup.log(reloading.reload()));
            Announcement.print(configuration, server, output);
            notices.ready(Announcement.ready(configuration, server));
            notices.watchdog().ifPresent(within -> new SignOfLife(within, server::isListening, notices::alive).start());
            over.await();
            return ExitCode.FINE;
        } catch (CannotStart failed) {
            output.error().println("postern: " + failed.getMessage());
            return ExitCode.WRONG;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.FINE;
        }
    }

    /**
     * From JDK 22 on sessions wait for their sockets with the help of virtual threads, which take turns with them on the same carriers;
     * threads of their own do that for less CPU where cores are few. Unless whoever starts the process has it otherwise.
     */
    private static void pollSocketsFromPlatformThreads() {
        if (System.getProperty(POLLER_MODE) == null) {
            System.setProperty(POLLER_MODE, "1");
        }
    }

    private ControlServer control(Server server, Reloading reloading) throws CannotStart {
        try {
            return new ControlServer(
                    configuration.data(),
                    new WatchRequests(
                            new Requests(
                                    server.maintenance(),
                                    server.removing(),
                                    server.backingUp(configuration),
                                    server.erasing(),
                                    server.greylist(),
                                    reloading::reload,
                                    server::renewNow),
                            server.observatory()::glance,
                            server.observatory().recorder()));
        } catch (IOException refused) {
            throw new CannotStart(
                    "cannot open the control socket in " + configuration.data() + ": " + refused.getMessage(), refused);
        }
    }

    private CountDownLatch stopOnSignal(Server server, ControlServer control) {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            Thread.ofVirtual().start(notices::stopping); // nobody waits for that
            control.close();
            server.close();
            Logs.close();
            Runtime.getRuntime().halt(0);
        }));
        return never;
    }
}
