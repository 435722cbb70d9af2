package org.postern.adapters.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The flights in a folder: read beside the server that writes them or without one, erased without one. */
public final class Flights {
    private final FlightFolder folder;

    public Flights(Path folder) {
        this.folder = new FlightFolder(folder, Long.MAX_VALUE, Duration.ofDays(1));
    }

    /** The newest that are wanted, newest first, so many at most. */
    public List<Flight> newest(Predicate<Flight> wanted, int most) throws IOException {
        List<Flight> found = new ArrayList<>();
        for (Path file : folder.files()) {
            List<Flight> these = new ArrayList<>();
            read(file, flight -> {
                if (wanted.test(flight)) {
                    these.add(flight);
                }
            });
            these.reversed().stream().limit((long) most - found.size()).forEach(found::add);
            if (found.size() >= most) {
                break;
            }
        }
        return found;
    }

    /** Lets go of all of them, and says how many they were. Nobody may write meanwhile. */
    public long erase() throws IOException {
        return folder.erase();
    }

    private static void read(Path file, java.util.function.Consumer<Flight> seen) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.map(FlightCodec::decode).flatMap(Optional::stream).forEach(seen);
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
