package org.postern.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether the system says that its clock is kept in time by the network. Nobody elsewhere is asked. */
final class TimeKeeping {
    private static final Path TIMESYNCD = Path.of("/run/systemd/timesync/synchronized");
    private static final String[] TIMEDATECTL = {"timedatectl", "show", "--property=NTPSynchronized", "--value"};
    private static final long PATIENCE_SECONDS = 3;

    private TimeKeeping() {}

    /** Empty when the system does not say, as inside a container. */
    static Optional<Boolean> isKept() {
        if (Files.exists(TIMESYNCD)) {
            return Optional.of(true);
        }
        try {
            Process process = new ProcessBuilder(TIMEDATECTL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? said(process) : Optional.empty();
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
