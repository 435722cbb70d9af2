package org.postern.domain.dkim;

import java.util.function.Function;

/** What reading a text of the standard gave: the thing, or why it is none and which result that means. */
public sealed interface Reading<T> {

    /** The text is what it should be. */
    record Read<T>(T value) implements Reading<T> {}

    /** The text is not; {@code result} is the one of RFC 8601 §2.7.1 that this leads to. */
    record Faulty<T>(DkimResult result, String why) implements Reading<T> {}

    /** Reads on when there is something to read. */
    default <U> Reading<U> then(Function<T, Reading<U>> next) {
        return switch (this) {
            case Read<T> read -> next.apply(read.value());
            case Faulty<T> faulty -> new Faulty<>(faulty.result(), faulty.why());
        };
    }
}
