package org.postern.bootstrap.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postern.bootstrap.text.Nearest;
import org.postern.bootstrap.text.Printable;

/** A group of keys that is read into one record. Unknown keys, missing ones and bad values are all reported at once. */
public final class Section<R> implements Kind<R> {
    private static final int FEW = 20;

    private final List<Key<R, ?>> keys;
    private final Function<Values<R>, R> build;

    public Section(List<Key<R, ?>> keys, Function<Values<R>, R> build) {
        this.keys = List.copyOf(keys);
        this.build = build;
    }

    public List<Key<R, ?>> keys() {
        return keys;
    }

    /** A key without a value, as it is left when all inside is commented out, is a section without keys. */
    @Override
    public Reading<R> read(Node node, Spot spot) {
        return switch (node) {
            case Node.Mapping mapping -> read(mapping, spot);
            case Node.Blank blank -> read(new Node.Mapping(List.of(), blank.place()), spot);
            case Node.Scalar scalar -> mismatch(scalar, spot);
            case Node.Sequence sequence -> mismatch(sequence, spot);
        };
    }

    private Reading<R> read(Node.Mapping mapping, Spot spot) {
        List<Problem> problems = problems(mapping, spot);
        if (!problems.isEmpty()) {
            return new Reading.Bad<>(problems);
        }
        try {
            return Reading.good(build.apply(new Values<>(mapping, spot)));
        } catch (Contradiction contradiction) {
            return new Reading.Bad<>(List.of(contradiction.in(mapping, spot)));
        }
    }

    private List<Problem> problems(Node.Mapping mapping, Spot spot) {
        List<Problem> problems = new ArrayList<>();
        Set<String> meant = new HashSet<>();
        for (Node.Entry entry : mapping.entries()) {
            Optional<Key<R, ?>> key = key(entry.key());
            if (key.isPresent()) {
                problems.addAll(key.get()
                        .kind()
                        .read(entry.value(), spot.child(entry.key()))
                        .problems());
                meant.add(entry.key());
            } else {
                problems.add(unknown(entry, spot));
                Nearest.to(entry.key(), names()).ifPresent(meant::add);
            }
        }
        for (Key<R, ?> key : keys) {
            if (key.standard().isEmpty() && !meant.contains(key.name())) {
                String message = "key " + Printable.quote(key.name()) + " is missing" + spot.in();
                problems.add(new Problem(mapping.place(), message));
            }
        }
        return List.copyOf(problems);
    }

    private Problem unknown(Node.Entry entry, Spot spot) {
        String message = "unknown key " + Printable.quote(entry.key()) + spot.in();
        String hint = Nearest.hint(entry.key(), names());
        String known = names().size() <= FEW ? "; the keys here are " + String.join(", ", names()) : "";
        return new Problem(entry.place(), message + (hint.isEmpty() ? known : hint));
    }

    private Optional<Key<R, ?>> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    @Override
    public Node.Mapping write(R value) {
        return new Node.Mapping(
                keys.stream().flatMap(key -> key.write(value).stream()).toList(), Place.NOWHERE);
    }

    @Override
    public String words() {
        return "a group of keys";
    }

    @Override
    public Optional<Section<?>> section() {
        return Optional.of(this);
    }
}
