package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.postern.application.limits.GuardRule;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Spot;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;

/**
 * How the guard against abuse stands. {@code mode} monitor makes every rule watch; {@code rules} has the mode of each. The
 * meaning of each key stands in the reference, docs/configuration.md.
 */
public record Guard(
        Mode mode,
        List<IpNetwork> allow,
        boolean allowLoopback,
        Map<GuardRule, Mode> rules,
        Duration tarpitTime,
        int tarpitClients,
        Duration greetDelay) {

    public Guard {
        GuardKeys.TARPIT_TIME.require(tarpitTime);
        GuardKeys.TARPIT_CLIENTS.require(tarpitClients);
        GuardKeys.GREET_DELAY.require(greetDelay);
        allow = List.copyOf(allow);
        rules = Map.copyOf(new EnumMap<>(rules));
    }

    /** The mode of a rule, before {@link #mode} has its say. */
    public Mode mode(GuardRule rule) {
        return rules.getOrDefault(rule, rule.standard());
    }

    /** Every default. */
    public static Guard standard() {
        return GuardKeys.SECTION
                .read(new Node.Blank(Place.NOWHERE), Spot.root(Path.of("")))
                .value();
    }
}
