package org.postern.bootstrap.yaml;

/** A section whose every value is known to be good: the record is built from it. */
public record Values<R>(Node.Mapping node, Spot spot) {

    /** The value as written, or the key's default. */
    public <T> T get(Key<R, T> key) {
        return node.entry(key.name())
                .map(entry ->
                        key.kind().read(entry.value(), spot.child(key.name())).value())
                .or(() -> key.standard().map(standard -> standard.apply(spot)))
                .orElseThrow();
    }
}
