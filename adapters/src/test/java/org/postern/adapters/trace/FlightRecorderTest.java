package org.postern.adapters.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.adapters.trace.TapeLine.Speaker;

class FlightRecorderTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private static Flight flight(int number, String text) {
        return new Flight(
                NOON.plusSeconds(number),
                number,
                "192.0.2.1",
                25,
                "127.0.0.1:25",
                List.of("ID" + number),
                "quit",
                0,
                List.of(new TapeLine(1, Speaker.CLIENT, text)));
    }

    @Test
    void whatIsWrittenIsReadNewestFirst() throws IOException {
        Path flights = folder.resolve("flights");
        FlightRecorder recorder = new FlightRecorder(flights, () -> NOON);
        recorder.start();
        String anything = "a\"\\\r\n\u001b[31m\u009b\u2028ü";
        for (int i = 0; i < 20; i++) {
            recorder.accept(flight(i, anything));
        }
        recorder.close();
        assertThat(recorder.written()).isEqualTo(20);
        List<Flight> read = new Flights(flights).newest(flight -> flight.number() % 2 == 1, 5);
        assertThat(read).extracting(Flight::number).containsExactly(19L, 17L, 15L, 13L, 11L);
        assertThat(read.getFirst()).isEqualTo(flight(19, anything));
        Path file = new FlightFolder(flights, 1, Duration.ZERO).files().getFirst();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).chars())
                .allMatch(c -> c == '\n' || c >= ' ' && c < 127);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theOldestGoWhenThereIsTooMuchAndWhatIsTooOldGoes() throws IOException {
        long most = 3 * FlightFolder.LARGEST_FILE;
        String line = "x".repeat(1 << 20);
        for (int i = 0; i < 40; i++) {
            new FlightFolder(folder, most, Duration.ofDays(7)).append(List.of(line), NOON.plusSeconds(i));
        }
        FlightFolder one = new FlightFolder(folder, most, Duration.ofDays(7));
        one.append(List.of(line), NOON.plusSeconds(60));
        long sum = 0;
        for (Path file : one.files()) {
            sum += Files.size(file);
        }
        assertThat(sum).isBetween(FlightFolder.LARGEST_FILE, most);
        one.clear(NOON.plus(Duration.ofDays(7)));
        assertThat(one.files()).isNotEmpty();
        one.clear(NOON.plus(Duration.ofDays(7)).plusSeconds(61));
        assertThat(one.files()).isEmpty();
    }

    /** However few sessions fail: no dialogue is older than its file, and no file holds more than a day's. */
    @Test
    void aDayHasAFileOfItsOwnAndGoesWithIt() throws IOException {
        FlightFolder one = new FlightFolder(folder, 1 << 24, Duration.ofDays(7));
        for (int day = 0; day < 20; day++) {
            one.append(List.of("of day " + day), NOON.plus(Duration.ofDays(day)).plusSeconds(day));
        }
        one.append(List.of("later"), NOON.plus(Duration.ofDays(20)));
        assertThat(one.files()).hasSize(7);
        assertThat(Files.readAllLines(one.files().getLast())).containsExactly("of day 13");
        one.append(List.of("the clock was set back"), NOON);
        assertThat(Files.readAllLines(one.files().getFirst())).containsExactly("of day 19", "later");
    }

    /** What is written, what waits, and nothing that comes after. */
    @Test
    void whatIsErasedIsGoneAlsoWhileItIsBeingWritten() throws Exception {
        FlightRecorder recorder = new FlightRecorder(folder, () -> NOON);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writes = Thread.ofPlatform().start(() -> {
            for (int i = 0; !enough.get(); i++) {
                recorder.accept(flight(i, "before"));
                Thread.onSpinWait();
            }
        });
        recorder.start();
        while (recorder.written() < 1_000) {
            Thread.onSpinWait();
        }
        assertThat(recorder.erase()).isPositive();
        enough.set(true);
        writes.join();
        long erased = recorder.erase();
        assertThat(erased).isNotNegative();
        recorder.accept(flight(1, "after"));
        recorder.close();
        assertThat(new Flights(folder).newest(flight -> true, 10_000))
                .hasSize(1)
                .allMatch(flight -> flight.lines().getFirst().text().equals("after"));
        assertThat(new Flights(folder).erase()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTornLineIsPassedOver() throws IOException {
        FlightFolder one = new FlightFolder(folder, 1 << 24, Duration.ofDays(7));
        one.append(List.of(FlightCodec.encode(flight(1, "a")), "{\"began\":\"2026-"), NOON);
        Files.writeString(one.files().getFirst(), "null\n[]\n{}\n\u00ff\n", StandardOpenOption.APPEND);
        assertThat(new Flights(folder).newest(flight -> true, 10))
                .extracting(Flight::number)
                .containsExactly(1L);
    }

    @Test
    void aDiskThatFailsCostsFlightsAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("flights"), "not a folder");
        FlightRecorder recorder = new FlightRecorder(file, () -> NOON);
        recorder.start();
        for (int i = 0; i < 3; i++) {
            recorder.accept(flight(i, "x"));
        }
        recorder.close();
        assertThat(recorder.lost()).isEqualTo(3);
        assertThat(new Flights(folder.resolve("none")).newest(flight -> true, 5))
                .isEmpty();
    }
}
