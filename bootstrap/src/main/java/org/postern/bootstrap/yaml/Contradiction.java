package org.postern.bootstrap.yaml;

import java.io.Serial;
import java.util.List;

/**
 * Thrown by the constructor of a configuration record whose parts do not fit each other. {@link Section} catches it and
 * finds the place of what it names, so that the one rule guards both the record and the file.
 */
public final class Contradiction extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> path;

    /** What is wrong, behind the path of keys and indexes it is said of. */
    public Contradiction(List<String> path, String complaint) {
        super(complaint);
        this.path = List.copyOf(path);
    }

    Problem in(Node section, Spot spot) {
        Node node = section;
        Spot there = spot;
        for (String step : path) {
            there = step.chars().allMatch(Character::isDigit) ? there.item(Integer.parseInt(step)) : there.child(step);
            node = node.child(step).orElse(node);
        }
        return new Problem(node.place(), there.path() + " " + getMessage());
    }
}
