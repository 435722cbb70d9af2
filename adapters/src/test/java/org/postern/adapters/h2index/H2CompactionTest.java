package org.postern.adapters.h2index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.MessageIndex;
import org.postern.testkit.index.RandomEntries;

/** What was removed is on the disk until the file is written anew, and then it is not. */
final class H2CompactionTest {
    private static final int EACH = 40;

    @TempDir
    Path data = Path.of("");

    /** Words that no compression makes shorter, so that those that are there are mostly there as they are. */
    private static List<String> words(SplittableRandom random) {
        return IntStream.range(0, EACH)
                .mapToObj(i -> random.ints(10, 'A', 'Z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }

    private long onDisk(List<String> words) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            StringBuilder octets = new StringBuilder();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                octets.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            String text = octets.toString();
            return words.stream().filter(text::contains).count();
        }
    }

    @Test
    void nothingOfWhatWasRemovedIsLeftBehindACompactionAndWhatStaysIs() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<String> stay = words(random);
        List<String> go = words(random);
        H2Place place = new H2Place(data.resolve("index"), InstantSource.system());
        RandomEntries entries = new RandomEntries(3);
        try (MessageIndex index = place.open()) {
            index.write(
                    Stream.concat(stay.stream(), go.stream())
                            .map(entries::entry)
                            .toList(),
                    Optional.empty());
        }
        place.setAside();
        try (MessageIndex index = place.open()) {
            index.write(
                    Stream.concat(stay.stream(), go.stream())
                            .map(entries::entry)
                            .toList(),
                    Optional.empty());
            index.checkpoint();
            index.remove(go);
            index.checkpoint();
        }
        assertThat(onDisk(go)).isPositive();
        place.compact();
        assertThat(onDisk(go)).isZero();
        assertThat(onDisk(stay)).isGreaterThan(EACH / 2);
        try (MessageIndex index = place.open()) {
            assertThat(index.find(IndexQuery.newest(1_000))).hasSize(EACH);
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("index"));
        }
    }
}
