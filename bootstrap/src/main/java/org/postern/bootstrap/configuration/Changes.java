package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Reading;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Spot;

/**
 * What an owner wants otherwise than it is in a server that runs.
 *
 * @param now the keys that it can follow at once
 * @param later the keys that it has read at its start and keeps to its end
 * @param followed what it can follow, with its own values for the keys of {@code later}; bad when these contradict
 */
public record Changes(List<String> now, List<String> later, Reading<Configuration> followed) {

    public Changes {
        now = List.copyOf(now);
        later = List.copyOf(later);
    }

    /** From what runs to what is wanted. */
    public static Changes between(Configuration running, Configuration wanted) {
        List<String> now = new ArrayList<>();
        List<String> later = new ArrayList<>();
        Node.Mapping mixed = mix("", ConfigurationKeys.SECTION, running, wanted, now, later);
        Reading<Configuration> followed =
                later.isEmpty() ? Reading.good(wanted) : ConfigurationKeys.SECTION.read(mixed, Spot.root(Path.of("")));
        return new Changes(now, later, followed);
    }

    private static <R> Node.Mapping mix(
            String prefix, Section<R> section, R running, R wanted, List<String> now, List<String> later) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Key<R, ?> key : section.keys()) {
            entry(prefix, key, running, wanted, now, later).ifPresent(entries::add);
        }
        return new Node.Mapping(entries, Place.NOWHERE);
    }

    private static <R, T> Optional<Node.Entry> entry(
            String prefix, Key<R, T> key, R running, R wanted, List<String> now, List<String> later) {
        Optional<T> has = key.accessor().apply(running);
        Optional<T> gets = key.accessor().apply(wanted);
        if (!key.atStart() && key.kind() instanceof Section<T> group && has.isPresent() && gets.isPresent()) {
            Node.Mapping inside = mix(prefix + key.name() + ".", group, has.get(), gets.get(), now, later);
            return Optional.of(new Node.Entry(key.name(), Place.NOWHERE, inside));
        }
        if (has.equals(gets)) {
            return key.write(running);
        }
        (key.atStart() ? later : now).add(prefix + key.name());
        return key.write(key.atStart() ? running : wanted);
    }
}
