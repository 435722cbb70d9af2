package org.postern.bootstrap.configuration;

import java.util.EnumMap;
import java.util.Map;
import org.postern.application.port.ClientRate;

/** What one client may do a minute, all its sessions together. The meaning of each stands in the reference, docs/configuration.md. */
public record RateLimits(Map<ClientRate, Integer> perMinute) {

    public RateLimits {
        perMinute.forEach((rate, most) -> RateKeys.of(rate).require(most));
        perMinute = Map.copyOf(new EnumMap<>(perMinute));
    }
}
