package org.postern.adapters.ledgerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that was set deletes nothing. */
final class ExpiryTest {
    private static final int KEEP = 30;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @TempDir
    private Path data = Path.of("");

    private Instant now = NOON;
    private long nanos = Long.MAX_VALUE - 5;
    private final Expiry expiry = new Expiry(KEEP, () -> now, () -> nanos);

    private LedgerFolder folder() {
        return new LedgerFolder(data);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private void day(LocalDate day) throws IOException {
        Files.createFile(folder().file(day));
    }

    @Test
    void daysPassAsTheyShould() throws IOException {
        day(TODAY.minusDays(1));
        for (int days = 0; days < 40; days++) {
            assertThat(expiry.firstKept(folder())).contains(TODAY.plusDays(days).minusDays(KEEP));
            pass(Duration.ofDays(1));
        }
    }

    @Test
    void aFolderWithoutADayHasNothingToLose() throws IOException {
        assertThat(expiry.firstKept(folder())).contains(TODAY.minusDays(KEEP));
    }

    @Test
    void afterTheClockWasSetAheadNothingIsDeletedForADay() throws IOException {
        expiry.firstKept(folder());
        now = now.plus(Duration.ofDays(3650));
        assertThat(expiry.firstKept(folder())).isEmpty();
        pass(Duration.ofHours(23));
        assertThat(expiry.firstKept(folder())).isEmpty();
        pass(Duration.ofHours(2));
        assertThat(expiry.firstKept(folder())).contains(LedgerFolder.day(now).minusDays(KEEP));
    }

    @Test
    void aClockPutRightAgainBeginsTheDayAnew() throws IOException {
        expiry.firstKept(folder());
        now = now.plus(Duration.ofDays(3650));
        expiry.firstKept(folder());
        pass(Duration.ofHours(23));
        now = now.minus(Duration.ofDays(3650));
        assertThat(expiry.firstKept(folder())).isEmpty();
        pass(Duration.ofHours(23));
        assertThat(expiry.firstKept(folder())).isEmpty();
    }

    @Test
    void aStartLongAfterTheNewestDayWaitsADay() throws IOException {
        day(TODAY.minusDays(2));
        assertThat(expiry.firstKept(folder())).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(expiry.firstKept(folder())).isEmpty();
        pass(Duration.ofHours(24));
        assertThat(expiry.firstKept(folder())).contains(TODAY.plusDays(1).minusDays(KEEP));
    }
}
