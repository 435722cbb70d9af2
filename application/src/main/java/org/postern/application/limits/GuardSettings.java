package org.postern.application.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;

/**
 * How the guard stands: the mode of each rule that is not its usual one, the networks whose clients are never delayed nor
 * put off, how long at most how many clients at once are held in the tarpit, and how long a client waits to be greeted.
 */
public record GuardSettings(
        Map<GuardRule, Mode> modes,
        List<IpNetwork> allowed,
        Duration tarpitTime,
        int tarpitClients,
        Duration greetDelay) {

    public GuardSettings {
        modes = Map.copyOf(modes);
        allowed = List.copyOf(allowed);
    }

    Mode mode(GuardRule rule) {
        return modes.getOrDefault(rule, rule.standard());
    }

    boolean allows(IpAddress client) {
        return allowed.stream().anyMatch(network -> network.contains(client));
    }
}
