package org.postern.adapters.emlstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.application.port.StoreFailure;

/** Where mail data are while they come in, and what they cost. */
class SpoolTest {
    private static final int K = 1 << 10;
    private static final StoreSettings SETTINGS = new StoreSettings(
            2, 8, Duration.ofSeconds(10), Duration.ofSeconds(10), 256 * K, 300 * K, 0, 1, Duration.ofMillis(1));

    private final Disk disk = new Disk();
    private Spooling spooling = spooling();

    @BeforeEach
    void begin() throws StoreRefused {
        new EmlStore(disk.files(), SETTINGS, "", System::nanoTime).close();
        disk.done.clear();
        spooling = spooling();
    }

    private Spooling spooling() {
        StoreFiles files = disk.files();
        Debris debris = new Debris(files);
        Health health = new Health(files, debris, Duration.ZERO, System::nanoTime);
        return new Spooling(files, new StoreThreads(SETTINGS), health, debris, SETTINGS);
    }

    private static Optional<StoreFailure> add(Spool spool, int octets) {
        return spool.append(new byte[octets], 0, octets);
    }

    @Test
    void memoryGrowsWithWhatComes() {
        try (Spool spool = spooling.begin()) {
            assertThat(spooling.budget().taken()).isZero();
            add(spool, 2 * K);
            assertThat(spooling.budget().taken()).isEqualTo(4 * K);
            add(spool, 98 * K);
            assertThat(spooling.budget().taken()).isBetween(100L * K, 200L * K);
            add(spool, 156 * K);
            assertThat(spooling.budget().taken()).isEqualTo(256 * K);
            assertThat(disk.done).isEmpty();
        }
        assertThat(spooling.budget().taken()).isZero();
    }

    @Test
    void oneOctetTooManyGoesToAFileAndTheMemoryIsGivenBack() {
        try (Spool spool = spooling.begin()) {
            add(spool, 256 * K);
            add(spool, 1);
            assertThat(spooling.budget().taken()).isEqualTo(SpoolFile.BLOCK);
            assertThat(disk.done).hasSize(2).anyMatch(step -> step.startsWith("create .postern/tmp/spool-"));
            for (int i = 0; i < 640; i++) {
                add(spool, K);
            }
            assertThat(disk.done).hasSize(12);
            assertThat(spool.size()).isEqualTo(896 * K + 1);
        }
        assertThat(spooling.budget().taken()).isZero();
        Awaiting.until(() -> disk.done.stream().anyMatch(step -> step.startsWith("unlink .postern/tmp/spool-")));
    }

    @Test
    void allSpoolsShareOneBudgetAndWhoFindsItUsedUpGoesToAFile() {
        try (Spool large = spooling.begin();
                Spool small = spooling.begin()) {
            add(large, 256 * K);
            add(small, 28 * K);
            assertThat(disk.done).isEmpty();
            add(small, 52 * K);
            assertThat(disk.done).anyMatch(step -> step.startsWith("create .postern/tmp/spool-"));
            assertThat(small.size()).isEqualTo(80 * K);
        }
        assertThat(spooling.budget().taken()).isZero();
        assertThat(spooling.open()).isZero();
    }

    @Test
    void aSpoolThatFailedTakesNoMoreAndGivesEverythingBack() {
        try (Spool spool = spooling.begin()) {
            disk.fail("write", "No space left on device");
            assertThat(add(spool, 300 * K)).contains(StoreFailure.FULL);
            disk.heal();
            assertThat(add(spool, 1)).contains(StoreFailure.FULL);
            assertThat(spooling.budget().taken()).isZero();
        }
        assertThat(spooling.budget().taken()).isZero();
        assertThat(spooling.open()).isZero();
    }
}
