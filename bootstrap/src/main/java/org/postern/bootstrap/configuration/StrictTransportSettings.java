package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postern.application.doctor.StrictTransportPolicy;
import org.postern.domain.address.DomainName;

/** What the MTA-STS policy of the domains says (RFC 8461 §3.2); {@code exchanges} are hosts beside this one. */
public record StrictTransportSettings(StrictTransportPolicy.Mode mode, Duration maxAge, List<String> exchanges) {

    public StrictTransportSettings {
        StrictTransportKeys.MAX_AGE.require(maxAge);
        exchanges = List.copyOf(exchanges);
    }

    /** What a domain begins with. */
    public static StrictTransportSettings standard() {
        return new StrictTransportSettings(
                StrictTransportPolicy.Mode.TESTING, StrictTransportPolicy.USUAL_AGE, List.of());
    }

    StrictTransportPolicy policy(DomainName host) {
        List<String> all = Stream.concat(Stream.of(host.text()), exchanges.stream())
                .distinct()
                .toList();
        return new StrictTransportPolicy(mode, all, maxAge);
    }
}
