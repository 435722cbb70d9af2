package org.postern.bootstrap.yaml;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * One key of a section that is read into an {@code R}: its name, the kind of its value, the value when it is absent
 * (empty: it is required), what the reference says of it, where an {@code R} keeps it (empty: not written), and whether
 * a server reads it at its start only.
 */
public record Key<R, T>(
        String name,
        Kind<T> kind,
        Optional<Function<Spot, T>> standard,
        String standardWords,
        String meaning,
        Function<R, Optional<T>> accessor,
        boolean atStart) {

    /** A key that must be written. */
    public static <R, T> Key<R, T> required(String name, Kind<T> kind, String meaning, Function<R, T> accessor) {
        return new Key<>(name, kind, Optional.empty(), "required", meaning, accessor.andThen(Optional::of), false);
    }

    /** A key of one text with a default. */
    public static <R, T> Key<R, T> of(
            String name, ScalarKind<T> kind, T standard, String meaning, Function<R, T> accessor) {
        String words = kind.writer().apply(standard);
        Function<Spot, T> reader =
                spot -> kind.read(kind.write(standard), spot.child(name)).value();
        return new Key<>(name, kind, Optional.of(reader), words, meaning, accessor.andThen(Optional::of), false);
    }

    /** A key that may be absent, with words for what holds then. */
    public static <R, T> Key<R, T> optional(
            String name,
            Kind<T> kind,
            T absent,
            String absentWords,
            String meaning,
            Function<R, Optional<T>> accessor) {
        return new Key<>(name, kind, Optional.of(spot -> absent), absentWords, meaning, accessor, false);
    }

    /** The same key, read at the server's start only: another value holds from the next start. */
    public static <R, T> Key<R, T> readAtStart(Key<R, T> key) {
        return new Key<>(key.name, key.kind, key.standard, key.standardWords, key.meaning, key.accessor, true);
    }

    /** The value unchanged, when it is one that the key may have; records are guarded with it. */
    public T require(T value) {
        Reading<T> back = kind.read(kind.write(value), Spot.root(Path.of("")).child(name));
        if (back instanceof Reading.Bad<T> bad) {
            throw new IllegalArgumentException(bad.problems().getFirst().message());
        }
        return value;
    }

    /** How it is written there; empty when it is not. */
    public Optional<Node.Entry> write(R holder) {
        return accessor.apply(holder).map(value -> new Node.Entry(name, Place.NOWHERE, kind.write(value)));
    }
}
