package org.postern.application.judge;

import java.time.Duration;
import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/**
 * How a {@link Judge} judges. {@code budget}: the DNS's time for one message, half of it for a MAIL; {@code queries}: the
 * most questions for either. Clients in {@code trusted} networks are not judged at all.
 */
public record JudgeSettings(DomainName hostname, Duration budget, int queries, List<IpNetwork> trusted) {

    public JudgeSettings {
        trusted = List.copyOf(trusted);
        if (budget.isNegative() || budget.isZero() || queries < 1) {
            throw new IllegalArgumentException("a judge without time or questions");
        }
    }

    boolean trusts(IpAddress client) {
        return trusted.stream().anyMatch(network -> network.contains(client));
    }
}
