package org.postern.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.postern.adapters.control.ControlClient;
import org.postern.adapters.h2index.H2Greylist;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.domain.greylist.Acquaintance;

/**
 * The greylist as a command sees it that changes nothing: the server's that runs on the data folder, else what is there. It
 * remembers nobody.
 */
final class Met implements Greylist {
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(30);
    private static final String BETWEEN = "\t";
    private static final int PARTS = 4;

    private final Path data;

    Met(Path data) {
        this.data = data;
    }

    static H2Greylist greylist(Configuration configuration) {
        return new H2Greylist(folder(configuration.data()), InstantSource.system(), System::nanoTime);
    }

    private static Path folder(Path data) {
        return data.resolve("greylist");
    }

    @Override
    public List<Acquaintance> find(Collection<String> keys, Instant at) throws GreylistFault {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        OptionalInt code;
        try {
            code = ControlClient.ask(data, Requests.greylist(keys, at), answer, OutputStream.nullOutputStream());
        } catch (IOException gone) {
            throw new GreylistFault("the server that runs does not answer", gone);
        }
        if (code.isEmpty()) {
            return alone(keys, at);
        }
        if (code.getAsInt() != ExitCode.FINE.number()) {
            throw new GreylistFault("the server that runs cannot say");
        }
        return answer.toString(StandardCharsets.UTF_8).lines().map(Met::read).toList();
    }

    /** Where no server runs, its folder may be read, but not made. */
    private List<Acquaintance> alone(Collection<String> keys, Instant at) throws GreylistFault {
        if (Files.notExists(folder(data))) {
            return List.of();
        }
        try (H2Greylist here = new H2Greylist(folder(data), InstantSource.system(), System::nanoTime)) {
            return here.awaitOpen(OPEN_WITHIN) ? here.find(keys, at) : notOpen();
        }
    }

    private List<Acquaintance> notOpen() throws GreylistFault {
        throw new GreylistFault("it cannot be opened in " + folder(data));
    }

    /** An answer as a line. */
    static String line(Acquaintance sender) {
        return String.join(
                BETWEEN,
                sender.key(),
                sender.met().toString(),
                Boolean.toString(sender.known()),
                sender.until().toString());
    }

    private static Acquaintance read(String line) {
        String[] parts = line.split(BETWEEN, -1);
        try {
            return parts.length == PARTS
                    ? new Acquaintance(
                            parts[0], Instant.parse(parts[1]), Boolean.parseBoolean(parts[2]), Instant.parse(parts[3]))
                    : unreadable(line);
        } catch (DateTimeException notOurs) {
            return unreadable(line);
        }
    }

    private static Acquaintance unreadable(String line) {
        throw new IllegalStateException("the server that runs is of another version: " + line);
    }

    @Override
    public void remember(List<Acquaintance> senders) {}
}
