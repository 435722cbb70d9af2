package org.postern.testkit.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.postern.application.port.IndexEntry;
import org.postern.application.port.IndexQuery;

/** Entries and queries that meet often, with characters in them that a database or its driver may mistake. */
public final class RandomEntries {
    private static final List<String> PIECES = List.of(
            "a", "B", "b", "%", "_", "!", "\\", "'", "\"", ";", "--", " ", "ü", "Ü", "ß", "Σ", "ς", "İ", "ı", "𝄞", "用",
            "@", ".", "example", "Example", "/*", "?", ":x", "{d", "\u0000", "\u2028");
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T12:00:00Z");

    private final SplittableRandom random;

    public RandomEntries(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A text of up to so many pieces. */
    public String text(int most) {
        int pieces = random.nextInt(most + 1);
        return IntStream.range(0, pieces)
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .reduce("", String::concat);
    }

    private List<String> texts(int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> text(5))
                .toList();
    }

    private Instant time() {
        return SOME_TIME.plusMillis(random.nextInt(40));
    }

    /** An entry of that key. */
    public IndexEntry entry(String key) {
        return new IndexEntry(
                key,
                time(),
                random.nextLong(1L << 40),
                text(5),
                texts(3),
                texts(3),
                text(3),
                text(3),
                text(3),
                text(6),
                text(8),
                text(4),
                text(2),
                texts(3));
    }

    /** A query of which some entry in a hundred may be an answer, or many, or none. */
    public IndexQuery query() {
        return new IndexQuery(maybeText(), maybeText(), maybeText(), maybeTime(), maybeTime(), 1 + random.nextInt(30));
    }

    private Optional<String> maybeText() {
        return random.nextInt(3) == 0 ? Optional.of(text(2)) : Optional.empty();
    }

    private Optional<Instant> maybeTime() {
        return random.nextInt(3) == 0 ? Optional.of(time().plusNanos(random.nextInt(3))) : Optional.empty();
    }
}
