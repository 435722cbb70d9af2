package org.postern.bootstrap.yaml;

import org.postern.bootstrap.text.Printable;

/** One thing that is wrong with a configuration: where, and what. It prints as one line, control characters escaped. */
public record Problem(Place place, String message) {

    @Override
    public String toString() {
        return Printable.escape((place.source().isEmpty() ? "" : place + ": ") + message);
    }
}
