package org.postern.bootstrap.yaml;

import java.util.List;
import java.util.Optional;

/** A YAML value and where it was written. Scalars keep their text: what it means is for the reader of the key to say. */
public sealed interface Node {
    Place place();

    /** One text, plain or quoted. */
    record Scalar(String text, Place place) implements Node {}

    /** A key without a value. */
    record Blank(Place place) implements Node {}

    /** A list. */
    record Sequence(List<Node> items, Place place) implements Node {}

    /** Keys with values, in the order they were written. */
    record Mapping(List<Entry> entries, Place place) implements Node {

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    /** A key, where it stands, and its value. */
    record Entry(String key, Place place, Node value) {}

    /** What stands under a key or, for a list, at an index written in digits. */
    default Optional<Node> child(String step) {
        return switch (this) {
            case Mapping mapping -> mapping.entry(step).map(Entry::value);
            case Sequence sequence ->
                sequence.items().stream()
                        .skip(step.chars().allMatch(Character::isDigit) ? Integer.parseInt(step) : Long.MAX_VALUE)
                        .findFirst();
            case Scalar scalar -> Optional.empty();
            case Blank blank -> Optional.empty();
        };
    }
}
