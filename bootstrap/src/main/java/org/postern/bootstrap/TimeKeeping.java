package org.postern.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether the system says that its clock is kept in time by the network. Nobody elsewhere is asked. */
final class TimeKeeping {
    private static final TimeKeeping SYSTEM = new TimeKeeping(
            Path.of("/run/systemd/timesync/synchronized"),
            List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"),
            Duration.ofSeconds(3));

    private final Path mark;
    private final List<String> command;
    private final Duration patience;

    /** {@code mark} is there while it is; where it is not, the command says {@code yes} or {@code no} within the time. */
    TimeKeeping(Path mark, List<String> command, Duration patience) {
        this.mark = mark;
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /** As this system says it. */
    static Optional<Boolean> isKept() {
        return SYSTEM.says();
    }

    /** Empty when the system does not say, as inside a container. */
    Optional<Boolean> says() {
        if (Files.exists(mark)) {
            return Optional.of(true);
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? said(process) : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Boolean> said(Process process) throws IOException {
        String word = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return switch (word) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
