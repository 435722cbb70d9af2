package org.postern.bootstrap.yaml;

/** One thing that is wrong with a configuration: where, and what. It prints as one line. */
public record Problem(Place place, String message) {

    @Override
    public String toString() {
        return (place.source().isEmpty() ? "" : place + ": ") + message;
    }
}
