package org.postern.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.postern.adapters.control.ControlClient;
import org.postern.adapters.emlstore.StoreSpeed;
import org.postern.application.doctor.ClockFacts;
import org.postern.application.doctor.DiskFacts;
import org.postern.application.doctor.FileFacts;
import org.postern.application.doctor.HostFacts;
import org.postern.bootstrap.configuration.Configuration;

/** Finds out what the doctor wants to know of this machine: the disk under the mail, open files, the clock. */
final class HostFactFinding {
    private final Configuration configuration;

    private HostFactFinding(Configuration configuration) {
        this.configuration = configuration;
    }

    static HostFacts of(Configuration configuration) {
        HostFactFinding finding = new HostFactFinding(configuration);
        return new HostFacts(
                finding::clock,
                finding::disk,
                finding::files,
                configuration.acme().map(acme -> () -> Acme.states(configuration)));
    }

    private ClockFacts clock() {
        Instant newest = Stream.of(configuration.emails(), configuration.data())
                .map(HostFactFinding::changed)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new ClockFacts(Instant.now().truncatedTo(ChronoUnit.SECONDS), TimeKeeping.isKept(), newest);
    }

    private static Instant changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException notThere) {
            return Instant.EPOCH;
        }
    }

    private DiskFacts disk() {
        Path emails = configuration.emails();
        long minFree = configuration.limits().load().minFree().octets();
        try {
            FileStore disk = Files.getFileStore(existing(emails));
            Optional<Duration> sync = Optional.empty();
            Optional<String> trouble = Optional.empty();
            try {
                sync = StoreSpeed.of(emails);
            } catch (IOException refused) {
                trouble = Optional.of(refused.toString());
            }
            return new DiskFacts(emails.toString(), disk.type(), disk.getUsableSpace(), minFree, sync, trouble);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    /** The folder, or of those above it the first that is there. */
    private static Path existing(Path folder) {
        Path existing = folder;
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    /** The server's when one runs on these data, for its limit is what counts; else this process's. */
    private FileFacts files() {
        Optional<Long> ofServer = ofServer();
        return new FileFacts(
                ofServer.orElseGet(Descriptors::limit),
                configuration.limits().load().openFilesPercent(),
                configuration.limits().load().sessions(),
                ofServer.isPresent());
    }

    private Optional<Long> ofServer() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            OptionalInt code = ControlClient.ask(
                    configuration.data(), Requests.openFiles(), answer, OutputStream.nullOutputStream());
            String text = answer.toString(StandardCharsets.US_ASCII).strip();
            boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return code.isPresent() && number ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }
}
