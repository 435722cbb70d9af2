package org.postern.adapters.dnsjava;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom {@link DnsjavaDns} asks and how patiently.
 *
 * @param servers asked in this order; when empty, those of the system as it is configured at the start
 * @param timeout how long one server is waited for, once
 * @param tries how often each server is asked
 * @param concurrency most queries on the wire at once; at some hundred, small resolvers begin to lose datagrams
 * @param anchors DS or DNSKEY records in the form of a master file; needed only to validate {@link Validation#HERE}
 */
public record DnsSettings(
        List<InetSocketAddress> servers,
        Duration timeout,
        int tries,
        int concurrency,
        Validation validation,
        String anchors) {

    /** 3 seconds, twice, 64 at once, for the servers given as {@code address[:port]}, {@code [address]:port}. */
    public static DnsSettings usual(List<String> servers, Validation validation) {
        List<InetSocketAddress> parsed =
                servers.stream().map(ServerAddress::parse).toList();
        return new DnsSettings(parsed, Duration.ofSeconds(3), 2, 64, validation, rootAnchors());
    }

    public DnsSettings {
        servers = servers.isEmpty() ? systemServers() : List.copyOf(servers);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("timeout must be from 1 ms to 1 min, not " + timeout);
        }
        if (tries < 1 || tries > 10 || concurrency < 1) {
            throw new IllegalArgumentException("tries must be 1 to 10 and concurrency at least 1");
        }
    }

    /** The same with other patience. */
    public DnsSettings patience(Duration once, int howOften) {
        return new DnsSettings(servers, once, howOften, concurrency, validation, anchors);
    }

    /** The same with other trust anchors. */
    public DnsSettings trusting(String otherAnchors) {
        return new DnsSettings(servers, timeout, tries, concurrency, validation, otherAnchors);
    }

    /** The longest one question to all servers can take. */
    Duration longest() {
        return timeout.multipliedBy((long) tries * servers.size());
    }

    private static List<InetSocketAddress> systemServers() {
        return List.copyOf(new ResolverConfig().servers());
    }

    private static String rootAnchors() {
        try (InputStream file = DnsSettings.class.getResourceAsStream("root-anchors.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
