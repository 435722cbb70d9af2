package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Node;

/** The rule that one limit is not above another. */
final class Order {
    private Order() {}

    static <T extends Comparable<T>> void require(Key<Limits, T> lower, T low, Key<Limits, T> upper, T high) {
        if (low.compareTo(high) > 0) {
            throw new Contradiction(
                    List.of(lower.name()),
                    "is " + text(lower, low) + ", more than " + upper.name() + ", which is " + text(upper, high));
        }
    }

    private static <T> String text(Key<Limits, T> key, T value) {
        return key.kind().write(value) instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
