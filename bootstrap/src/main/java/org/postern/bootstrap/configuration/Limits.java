package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Spot;

/** Every limit, in five groups; the file has them in one. */
public record Limits(MessageLimits message, SessionLimits session, TimeLimits time, LoadLimits load, RateLimits rate) {

    /** Every default. */
    public static Limits standard() {
        return LimitKeys.SECTION
                .read(new Node.Blank(Place.NOWHERE), Spot.root(Path.of("")))
                .value();
    }
}
