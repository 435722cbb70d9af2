package org.postern.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.adapters.control.ControlClient;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code postern top}: asks the running server once a second, and draws; where nobody watches, once. */
final class Watching {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long ROUND_MILLIS = 1_000;
    private static final int WHOLE = 200;

    private Watching() {}

    static ExitCode top(Configuration configuration, Output output) {
        try {
            TopHistory history = new TopHistory();
            Optional<TopSnapshot> first = ask(configuration, output);
            if (first.isEmpty()) {
                return ExitCode.WRONG;
            }
            history.add(first.get());
            if (!Terminal.isOne()) {
                new TopView(history).lines(WHOLE).forEach(output.out()::println);
                return ExitCode.FINE;
            }
            return draw(configuration, history, output);
        } catch (IOException broken) {
            output.error().println("postern: the server that runs went away (" + broken + ")");
            return ExitCode.WRONG;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.FINE;
        }
    }

    private static ExitCode draw(Configuration configuration, TopHistory history, Output output)
            throws IOException, InterruptedException {
        try (Terminal terminal = Terminal.take(output.octets())) {
            do {
                terminal.draw(new TopView(history).lines(terminal.height()));
                if (Terminal.pressed(System.in, 'q', ROUND_MILLIS)) {
                    return ExitCode.FINE;
                }
                Optional<TopSnapshot> next = ask(configuration, output);
                next.ifPresent(history::add);
                if (next.isEmpty()) {
                    return ExitCode.WRONG;
                }
            } while (true);
        }
    }

    private static Optional<TopSnapshot> ask(Configuration configuration, Output output) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        OptionalInt code = ControlClient.ask(configuration.data(), List.of("top", ""), answer, output.errorOctets());
        if (code.isEmpty()) {
            output.error().println("postern: no server runs on " + configuration.data());
            return Optional.empty();
        }
        try {
            String text = answer.toString(StandardCharsets.UTF_8);
            return code.getAsInt() == 0 ? Optional.of(JSON.readValue(text, TopSnapshot.class)) : Optional.empty();
        } catch (JacksonException other) {
            output.error().println("postern: the server that runs is of another version; restart it");
            return Optional.empty();
        }
    }
}
