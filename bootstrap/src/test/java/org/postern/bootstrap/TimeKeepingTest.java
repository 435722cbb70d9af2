package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TimeKeepingTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private Optional<Boolean> said(String script, Duration patience) {
        return new TimeKeeping(folder.resolve("synchronized"), List.of("/bin/sh", "-c", script), patience).says();
    }

    @Test
    void whatTheSystemSaysIsBelieved() {
        assertThat(said("echo yes", PATIENT)).contains(true);
        assertThat(said("echo no", PATIENT)).contains(false);
    }

    @Test
    void whatItDoesNotSayIsUnknown() {
        assertThat(said("echo n/a; echo yes >&2", PATIENT)).isEmpty();
        assertThat(said("exit 1", PATIENT)).isEmpty();
        assertThat(new TimeKeeping(folder.resolve("synchronized"), List.of("/nowhere/timedatectl"), PATIENT).says())
                .isEmpty();
    }

    @Test
    void whereTheMarkIsNobodyIsAsked() throws IOException {
        Files.createFile(folder.resolve("synchronized"));
        assertThat(said("touch " + folder.resolve("asked") + "; echo no", PATIENT))
                .contains(true);
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    /** The command, which would take an hour, ends soon. */
    @Test
    void whoDoesNotAnswerIsNotWaitedForAndEnds() throws Exception {
        Path pid = folder.resolve("pid");
        assertThat(said("echo $$ > " + pid + "; exec sleep 3600", Duration.ofSeconds(2)))
                .isEmpty();
        if (Files.exists(pid)) {
            long process = Long.parseLong(Files.readString(pid).strip());
            Optional<ProcessHandle> still = ProcessHandle.of(process);
            if (still.isPresent()) {
                assertThat(still.get().onExit().get(60, TimeUnit.SECONDS).isAlive())
                        .isFalse();
            }
        }
    }

    @Test
    void thisSystemIsAskedWithoutHarm() {
        assertThat(TimeKeeping.isKept()).isIn(Optional.empty(), Optional.of(true), Optional.of(false));
    }
}
