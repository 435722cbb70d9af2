package org.postern.application.judge;

import java.time.Duration;
import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/**
 * How a {@link Judge} judges. {@code budget}: the DNS's time for one message, half of it for a MAIL; {@code queries}: the
 * most questions for either. Clients in {@code trusted} networks are not judged at all; those in {@code unlisted} ones are not
 * looked up in lists.
 */
public record JudgeSettings(
        DomainName hostname, Duration budget, int queries, List<IpNetwork> trusted, List<IpNetwork> unlisted) {

    public JudgeSettings {
        trusted = List.copyOf(trusted);
        unlisted = List.copyOf(unlisted);
        if (budget.isNegative() || budget.isZero() || queries < 1) {
            throw new IllegalArgumentException("a judge without time or questions");
        }
    }

    boolean looksUp(IpAddress client) {
        return unlisted.stream().noneMatch(network -> network.contains(client));
    }

    boolean trusts(IpAddress client) {
        return trusted.stream().anyMatch(network -> network.contains(client));
    }
}
