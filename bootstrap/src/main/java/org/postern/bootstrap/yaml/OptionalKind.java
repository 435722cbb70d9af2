package org.postern.bootstrap.yaml;

import java.util.Optional;

/** A value that may be absent. */
public record OptionalKind<T>(Kind<T> kind) implements Kind<Optional<T>> {

    @Override
    public Reading<Optional<T>> read(Node node, Spot spot) {
        return kind.read(node, spot).then(value -> Reading.good(Optional.of(value)));
    }

    @Override
    public Node write(Optional<T> value) {
        return value.map(kind::write).orElse(new Node.Blank(Place.NOWHERE));
    }

    @Override
    public String words() {
        return kind.words();
    }

    @Override
    public boolean isScalar() {
        return kind.isScalar();
    }
}
