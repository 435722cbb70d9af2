package org.postern.bootstrap.yaml;

import java.util.Optional;
import org.postern.bootstrap.text.Printable;

/** A kind of value: how it is read, how it is written, and what to call it in messages and in the reference. */
public interface Kind<T> {

    /** The value, or what is wrong with it. */
    Reading<T> read(Node node, Spot spot);

    /** The node that reads back as this value; its place is {@link Place#NOWHERE}. */
    Node write(T value);

    /** What must stand there, behind "must be". */
    String words();

    /** Whether one text is enough to write it. */
    default boolean isScalar() {
        return false;
    }

    /** The section whose keys stand inside, if any. */
    default Optional<Section<?>> section() {
        return Optional.empty();
    }

    /** The problem that this node is of another shape. */
    default Reading<T> mismatch(Node node, Spot spot) {
        String found = switch (node) {
            case Node.Scalar scalar -> Printable.quote(scalar.text());
            case Node.Blank blank -> "nothing";
            case Node.Sequence sequence -> "a list";
            case Node.Mapping mapping -> "a group of keys";
        };
        String subject = spot.path().isEmpty() ? "the configuration" : spot.path();
        return Reading.bad(node.place(), subject + " must be " + words() + ", not " + found);
    }
}
