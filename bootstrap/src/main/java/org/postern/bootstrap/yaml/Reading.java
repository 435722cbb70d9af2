package org.postern.bootstrap.yaml;

import java.util.List;
import java.util.function.Function;

/** What came of reading a value: the value, or every problem that was found on the way. */
public sealed interface Reading<T> {

    record Good<T>(T value) implements Reading<T> {}

    record Bad<T>(List<Problem> problems) implements Reading<T> {}

    static <T> Reading<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Reading<T> bad(Place place, String message) {
        return new Bad<>(List.of(new Problem(place, message)));
    }

    /** Empty when the reading is good. */
    default List<Problem> problems() {
        return switch (this) {
            case Good<T> good -> List.of();
            case Bad<T> bad -> bad.problems();
        };
    }

    default <U> Reading<U> then(Function<T, Reading<U>> next) {
        return switch (this) {
            case Good<T> good -> next.apply(good.value());
            case Bad<T> bad -> new Bad<>(bad.problems());
        };
    }

    /** The value of a reading that is known to be good; a mistake of the caller otherwise. */
    default T value() {
        return switch (this) {
            case Good<T> good -> good.value();
            case Bad<T> bad -> throw new IllegalStateException(bad.problems().toString());
        };
    }
}
