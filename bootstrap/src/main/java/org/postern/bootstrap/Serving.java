package org.postern.bootstrap;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.postern.adapters.control.ControlServer;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.logging.Logs;

/**
 * {@code postern serve}: from start to the signal that ends it. SIGTERM and SIGINT end it in order, with exit code 0:
 * what a supervisor asked for is no failure.
 */
final class Serving {
    private final Configuration configuration;
    private final Output output;

    Serving(Configuration configuration, Output output) {
        this.configuration = configuration;
        this.output = output;
    }

    /** Runs until the process is told to stop; returns only when it cannot start. */
    ExitCode run() {
        if (!configuration.tls().sessionTickets()) {
            System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
        }
        Logs.write(configuration.log().format());
        try (Server server = new Assembly(configuration).server();
                ControlServer control = control(server)) {
            CountDownLatch over = stopOnSignal(server, control);
            server.start();
            control.start();
            Announcement.print(configuration, server, output);
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

    private ControlServer control(Server server) throws CannotStart {
        try {
            return new ControlServer(
                    configuration.data(),
                    new WatchRequests(
                            new Requests(
                                    server.maintenance(),
                                    server.removing(),
                                    server.backingUp(configuration),
                                    server.erasing()),
                            server.observatory()::glance,
                            server.observatory().recorder()));
        } catch (IOException refused) {
            server.close();
            throw new CannotStart(
                    "cannot open the control socket in " + configuration.data() + ": " + refused.getMessage(), refused);
        }
    }

    private static CountDownLatch stopOnSignal(Server server, ControlServer control) {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            control.close();
            server.close();
            Logs.close();
            Runtime.getRuntime().halt(0);
        }));
        return never;
    }
}
