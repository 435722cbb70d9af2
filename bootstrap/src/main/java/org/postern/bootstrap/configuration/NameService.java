package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Spot;

/** Whom the DNS is asked through, how patiently, and what one message may ask. No servers: those of the system. */
public record NameService(
        List<NameServer> servers,
        Duration timeout,
        int tries,
        Duration budget,
        int queries,
        int cache,
        DnssecMode dnssec) {

    public NameService {
        servers = List.copyOf(servers);
    }

    /** Every default. */
    public static NameService standard() {
        return NameServiceKeys.SECTION
                .read(new Node.Blank(Place.NOWHERE), Spot.root(Path.of("")))
                .value();
    }

    /** The same by way of other servers. */
    public NameService through(List<NameServer> others) {
        return new NameService(others, timeout, tries, budget, queries, cache, dnssec);
    }

    /** The same with so much time for a message. */
    NameService within(Duration time) {
        return new NameService(servers, timeout, tries, time, queries, cache, dnssec);
    }
}
