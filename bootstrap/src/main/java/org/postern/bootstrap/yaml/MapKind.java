package org.postern.bootstrap.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Names of the operator's choice with a value each, at least one. Two names with the same identity are one too many. */
public record MapKind<K, V>(String words, ScalarKind<K> name, Kind<V> value, Function<K, Object> identity)
        implements Kind<Map<K, V>> {

    @Override
    public Reading<Map<K, V>> read(Node node, Spot spot) {
        if (!(node instanceof Node.Mapping mapping)) {
            return mismatch(node, spot);
        }
        if (mapping.entries().isEmpty()) {
            return Reading.bad(node.place(), spot.path() + " is empty, which says nothing; name at least one");
        }
        List<Problem> problems = new ArrayList<>();
        Map<K, V> values = new LinkedHashMap<>();
        Map<Object, String> seen = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            Reading<K> key = name.read(
                    new Node.Scalar(entry.key(), entry.place()), new Spot("a name in " + spot.path(), spot.folder()));
            Reading<V> content = value.read(entry.value(), spot.child(entry.key()));
            problems.addAll(key.problems());
            problems.addAll(content.problems());
            if (key instanceof Reading.Good<K> good) {
                String before = seen.putIfAbsent(identity.apply(good.value()), entry.key());
                if (before != null) {
                    problems.add(new Problem(
                            entry.place(),
                            spot.child(entry.key()).path() + " repeats "
                                    + spot.child(before).path()));
                } else if (content instanceof Reading.Good<V> goodContent) {
                    values.put(good.value(), goodContent.value());
                }
            }
        }
        return problems.isEmpty()
                ? Reading.good(Collections.unmodifiableMap(values))
                : new Reading.Bad<>(List.copyOf(problems));
    }

    @Override
    public Node write(Map<K, V> values) {
        List<Node.Entry> entries = values.entrySet().stream()
                .map(entry -> new Node.Entry(
                        name.writer().apply(entry.getKey()), Place.NOWHERE, value.write(entry.getValue())))
                .toList();
        return new Node.Mapping(entries, Place.NOWHERE);
    }

    @Override
    public Optional<Section<?>> section() {
        return value.section();
    }
}
