package org.postern.bootstrap.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postern.bootstrap.text.Nearest;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Kind;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Problem;
import org.postern.bootstrap.yaml.Reading;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.YamlTree;

/** Environment variables that stand in for keys: {@code POSTERN_LIMITS_MESSAGE_SIZE} is {@code limits.message-size}. */
final class Variables {
    private static final String PREFIX = "POSTERN_";

    /** Variables of the launcher and the command line; no keys. */
    static final Set<String> OTHERS = Set.of("POSTERN_JAVA_HOME", "POSTERN_JAVA_OPTS", "POSTERN_CONFIG");

    /** Where the value goes, and whether it is one text rather than YAML. */
    private record Target(List<String> path, boolean scalar) {}

    private Variables() {}

    /** The name of the variable for a key in a section, or at the top when the section is empty. */
    static String name(String section, String key) {
        String path = section.isEmpty() ? key : section + "_" + key;
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Map<String, Target> targets() {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Key<Configuration, ?> key : ConfigurationKeys.SECTION.keys()) {
            if (key.kind() instanceof Section<?> section) {
                section.keys()
                        .forEach(inner -> targets.put(
                                name(key.name(), inner.name()),
                                target(List.of(key.name(), inner.name()), inner.kind())));
            } else {
                targets.put(name("", key.name()), target(List.of(key.name()), key.kind()));
            }
        }
        return targets;
    }

    private static Target target(List<String> path, Kind<?> kind) {
        return new Target(path, kind.isScalar());
    }

    /** The tree with the environment's values in place of its own, or what is wrong with the variables. */
    static Reading<Node> over(Node root, Map<String, String> environment) {
        Map<String, Target> targets = targets();
        List<Problem> problems = new ArrayList<>();
        Node tree = root;
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX) && !OTHERS.contains(name)) {
                switch (value(name, variable.getValue(), targets)) {
                    case Reading.Bad<Node> bad -> problems.addAll(bad.problems());
                    case Reading.Good<Node> good ->
                        tree = put(tree, known(targets, name).path(), good.value());
                }
            }
        }
        return problems.isEmpty() ? Reading.good(tree) : new Reading.Bad<>(List.copyOf(problems));
    }

    private static Reading<Node> value(String name, String text, Map<String, Target> targets) {
        Place place = Place.of(name);
        if (!targets.containsKey(name)) {
            return Reading.bad(place, "unknown variable" + Nearest.hint(name, targets.keySet()));
        }
        if (text.isBlank()) {
            return Reading.bad(place, "has no value; give it one or unset it");
        }
        return known(targets, name).scalar()
                ? Reading.good(new Node.Scalar(text, place))
                : YamlTree.ofVariable(text, name);
    }

    private static Target known(Map<String, Target> targets, String name) {
        Target target = targets.get(name);
        if (target == null) {
            throw new IllegalArgumentException(name);
        }
        return target;
    }

    /** A tree that is no group of keys where one belongs is left as it is: reading it will say so. */
    private static Node put(Node node, List<String> path, Node value) {
        if (path.isEmpty()) {
            return value;
        }
        return switch (node) {
            case Node.Mapping mapping -> new Node.Mapping(put(mapping.entries(), path, value), node.place());
            case Node.Blank blank -> new Node.Mapping(put(List.of(), path, value), node.place());
            case Node.Scalar scalar -> node;
            case Node.Sequence sequence -> node;
        };
    }

    private static List<Node.Entry> put(List<Node.Entry> entries, List<String> path, Node value) {
        String key = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        List<Node.Entry> changed = new ArrayList<>();
        boolean found = false;
        for (Node.Entry entry : entries) {
            boolean same = entry.key().equals(key);
            found |= same;
            changed.add(same ? new Node.Entry(key, entry.place(), put(entry.value(), rest, value)) : entry);
        }
        if (!found) {
            changed.add(new Node.Entry(key, value.place(), put(new Node.Blank(value.place()), rest, value)));
        }
        return List.copyOf(changed);
    }
}
