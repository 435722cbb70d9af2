package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSpeedTest {
    @TempDir
    private Path root = Path.of("");

    private Path temporary() throws IOException {
        return Files.createDirectories(root.resolve(StoreNames.TEMPORARY));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void whereThereIsNoStoreNoneIsMade() throws IOException {
        assertThat(StoreSpeed.of(root)).isEmpty();
        assertThat(in(root)).isEmpty();
    }

    @Test
    void itWritesAndLeavesNothingBehind() throws IOException {
        Path temporary = temporary();
        Files.writeString(temporary.resolve("doctor"), "left by one that was killed");
        assertThat(StoreSpeed.of(root))
                .hasValueSatisfying(took -> assertThat(took).isPositive());
        assertThat(in(temporary)).isEmpty();
    }

    /** A single slow write says little of a disk, and so does a single fast one. */
    @Test
    void itIsTheMiddleOfFive() throws IOException {
        temporary();
        LongSupplier clock = new LongSupplier() {
            private final long[] took = {9, 1, 500, 7, 8};
            private long now;
            private int asked;

            @Override
            public long getAsLong() {
                now += asked % 2 == 0 ? 1_000 : took[asked / 2];
                asked++;
                return now;
            }
        };
        assertThat(StoreSpeed.middle(new Probe(new PosixFiles(root), "doctor"), clock))
                .isEqualTo(Duration.ofNanos(8));
    }

    @Test
    void whatDoesNotWorkIsSaid() throws IOException {
        Files.createDirectories(root.resolve(StoreNames.HOUSE));
        Files.writeString(root.resolve(StoreNames.TEMPORARY), "no folder");
        assertThatThrownBy(() -> StoreSpeed.of(root)).isInstanceOf(IOException.class);
    }
}
