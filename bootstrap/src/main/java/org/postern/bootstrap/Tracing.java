package org.postern.bootstrap;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.postern.adapters.control.ControlClient;
import org.postern.adapters.trace.Flight;
import org.postern.adapters.trace.Flights;
import org.postern.adapters.trace.SessionRecorder;
import org.postern.adapters.trace.TapeLine;
import org.postern.adapters.trace.TraceFilter;
import org.postern.adapters.trace.Watch;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.TraceRequest;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.text.Printable;
import org.postern.domain.address.IpAddress;

/** {@code postern trace}: dialogues as they are held, and those that failed from their files. What a client said is escaped. */
final class Tracing {
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int MOST = 50;

    private Tracing() {}

    /** Where a server with this configuration has the dialogues of failed sessions. */
    static Path folder(Configuration configuration) {
        return configuration.data().resolve("flights");
    }

    static ExitCode trace(Configuration configuration, TraceRequest request, Output output) {
        try {
            return request.failed() ? failed(configuration, request, output) : live(configuration, request, output);
        } catch (IOException broken) {
            output.error().println("postern: " + Printable.escape(String.valueOf(broken.getMessage())));
            return ExitCode.WRONG;
        }
    }

    private static ExitCode live(Configuration configuration, TraceRequest request, Output output) throws IOException {
        if (request.id().isPresent()) {
            List<Flight> over = new Flights(folder(configuration)).newest(wanted(request), 1);
            if (!over.isEmpty()) {
                print(over.getFirst(), output.out());
                return ExitCode.FINE;
            }
        }
        output.error().println("watching; Ctrl-C ends it");
        output.flush();
        OptionalInt code = ControlClient.ask(
                configuration.data(), WatchRequests.trace(request), output.octets(), output.errorOctets());
        if (code.isEmpty()) {
            output.error().println("postern: no server runs on " + configuration.data());
        }
        return code.isPresent() ? ExitCode.of(code.getAsInt()) : ExitCode.WRONG;
    }

    private static ExitCode failed(Configuration configuration, TraceRequest request, Output output)
            throws IOException {
        List<Flight> flights = new Flights(folder(configuration)).newest(wanted(request), MOST);
        boolean whole = request.id().isPresent();
        for (Flight flight : flights) {
            if (whole) {
                print(flight, output.out());
            } else {
                output.out().println(line(flight));
            }
        }
        if (flights.isEmpty()) {
            output.error().println("no dialogue of a failed session is kept that fits");
        }
        return flights.isEmpty() ? ExitCode.WRONG : ExitCode.FINE;
    }

    private static Predicate<Flight> wanted(TraceRequest request) {
        Optional<String> id = request.id();
        return flight -> request.network().stream()
                        .allMatch(network -> IpAddress.parse(flight.client())
                                .filter(network::contains)
                                .isPresent())
                && id.stream()
                        .allMatch(wanted ->
                                flight.ids().contains(wanted) || flight.key().equals(wanted));
    }

    /** One line of a list: when, by what it is called, who, why, and the last that was said to it. */
    private static String line(Flight flight) {
        String said = flight.lines().reversed().stream()
                .filter(line -> line.speaker() == TapeLine.Speaker.SERVER)
                .map(TapeLine::text)
                .filter(text -> text.startsWith("4") || text.startsWith("5"))
                .findFirst()
                .orElse(flight.reason());
        return Printable.escape(flight.began() + "  " + flight.key() + "  " + flight.client() + "  " + said);
    }

    private static void print(Flight flight, PrintWriter out) {
        out.println(Printable.escape("session " + flight.key() + " of " + flight.client() + " port " + flight.port()
                + " at " + flight.listener() + ", " + flight.began() + ", over: " + flight.reason()));
        if (flight.dropped() > 0) {
            out.println("  (" + flight.dropped() + " earlier lines are not kept)");
        }
        flight.lines().forEach(line -> out.println("  " + text(line)));
    }

    private static String text(TapeLine line) {
        String time = String.format(Locale.ROOT, "%9.3f", line.nanos() / 1e9);
        return time + "  " + line.speaker().mark() + " " + Printable.escape(line.text());
    }

    /** In the server: every line that is wanted, until whoever watches goes away. */
    static ExitCode watch(SessionRecorder recorder, TraceFilter filter, Output output) {
        try (Watch watch = recorder.watch(filter)) {
            while (!output.out().checkError()) {
                Optional<Watch.SeenLine> seen = watch.next(ROUND);
                seen.ifPresent(line ->
                        output.out().println("[" + line.session() + " " + line.client() + "] " + text(line.line())));
                int lost = watch.lost();
                if (lost > 0) {
                    output.out().println("(" + lost + " lines came too fast and are not shown)");
                }
                output.octets().write(new byte[0]);
            }
            return ExitCode.FINE;
        } catch (IOException gone) {
            return ExitCode.FINE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.FINE;
        }
    }
}
