package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Section;

/** The keys of the DNS. */
final class NameServiceKeys {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(1);

    static final Key<NameService, List<NameServer>> SERVERS = Key.optional(
            "servers",
            new ListKind<>(
                    "a list of addresses, each with or without a port",
                    ScalarKind.of("an address such as 127.0.0.1:5353", NameServer::parse, NameServer::text),
                    server -> server),
            List.of(),
            "those of the system",
            "The recursive name servers, asked in this order.",
            dns -> Optional.of(dns.servers()).filter(Predicate.not(List::isEmpty)));

    static final Key<NameService, Duration> TIMEOUT = Key.of(
            "timeout",
            Kinds.time(LEAST, MOST),
            Duration.ofSeconds(3),
            "How long one name server is waited for, once.",
            NameService::timeout);

    static final Key<NameService, Integer> TRIES =
            Key.of("tries", Kinds.count(1, 10), 2, "How often each name server is asked.", NameService::tries);

    static final Key<NameService, Duration> BUDGET = Key.of(
            "budget",
            Kinds.time(LEAST, MOST),
            Duration.ofSeconds(20),
            "The time one message may wait for the DNS, and half of it for one MAIL; what is not answered then is temperror.",
            NameService::budget);

    static final Key<NameService, Integer> QUERIES = Key.of(
            "queries", Kinds.count(10, 10_000), 200, "The most questions asked for one message.", NameService::queries);

    static final Key<NameService, Integer> CACHE = Key.of(
            "cache", Kinds.count(100, 1_000_000), 50_000, "The most answers that are remembered.", NameService::cache);

    static final Key<NameService, DnssecMode> DNSSEC = Key.of(
            "dnssec",
            Kinds.choice(DnssecMode.class, DnssecMode::word),
            DnssecMode.NONE,
            "Who validates answers: nobody (false), this server (true), or the name servers, over a path nobody else can write to.",
            NameService::dnssec);

    static final Section<NameService> SECTION = new Section<>(
            List.of(SERVERS, TIMEOUT, TRIES, BUDGET, QUERIES, CACHE, DNSSEC),
            values -> new NameService(
                    values.get(SERVERS),
                    values.get(TIMEOUT),
                    values.get(TRIES),
                    values.get(BUDGET),
                    values.get(QUERIES),
                    values.get(CACHE),
                    values.get(DNSSEC)));

    private NameServiceKeys() {}
}
