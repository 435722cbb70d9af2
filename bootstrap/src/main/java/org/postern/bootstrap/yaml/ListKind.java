package org.postern.bootstrap.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A list of at least one value. Two values with the same identity are one too many. */
public record ListKind<T>(String words, Kind<T> item, Function<T, Object> identity) implements Kind<List<T>> {

    @Override
    public Reading<List<T>> read(Node node, Spot spot) {
        if (!(node instanceof Node.Sequence sequence)) {
            return mismatch(node, spot);
        }
        if (sequence.items().isEmpty()) {
            return Reading.bad(node.place(), spot.path() + " is an empty list, which says nothing; name at least one");
        }
        List<Problem> problems = new ArrayList<>();
        List<T> values = new ArrayList<>();
        Map<Object, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            switch (item.read(sequence.items().get(i), spot.item(i))) {
                case Reading.Bad<T> bad -> problems.addAll(bad.problems());
                case Reading.Good<T> good -> {
                    Integer before = seen.putIfAbsent(identity.apply(good.value()), i);
                    values.add(good.value());
                    if (before != null) {
                        String message = spot.item(i).path() + " repeats "
                                + spot.item(before).path();
                        problems.add(new Problem(sequence.items().get(i).place(), message));
                    }
                }
            }
        }
        return problems.isEmpty() ? Reading.good(List.copyOf(values)) : new Reading.Bad<>(List.copyOf(problems));
    }

    @Override
    public Node write(List<T> values) {
        return new Node.Sequence(values.stream().map(item::write).toList(), Place.NOWHERE);
    }

    @Override
    public Optional<Section<?>> section() {
        return item.section();
    }
}
