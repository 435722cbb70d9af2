package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;

/** The keys of the HTTP port. */
final class HttpKeys {
    private static final int USUAL_PORT = 9025;

    static final Key<Optional<HttpSettings>, IpAddress> ADDRESS = Key.of(
            "address",
            Kinds.address(),
            IpAddress.parse("127.0.0.1").orElseThrow(),
            "The address to listen on. Whoever reaches it can read the metrics; there is no password.",
            of(HttpSettings::address));

    static final Key<Optional<HttpSettings>, Integer> PORT = Key.of(
            "port",
            Kinds.count(0, 65_535),
            USUAL_PORT,
            "The TCP port to listen on; 0 takes any free one.",
            of(HttpSettings::port));

    static final Key<Optional<HttpSettings>, List<DomainName>> NAMES = Key.optional(
            "names",
            new ListKind<>("a list of domain names", Kinds.domainName(), name -> name),
            List.of(),
            "none",
            "Names that requests may call the server by, beside localhost, its address and hostname: another Host field is answered 421.",
            http -> http.map(HttpSettings::names).filter(Predicate.not(List::isEmpty)));

    static final Section<Optional<HttpSettings>> SECTION = new Section<>(
            List.of(ADDRESS, PORT, NAMES),
            values -> Optional.of(new HttpSettings(values.get(ADDRESS), values.get(PORT), values.get(NAMES))));

    private HttpKeys() {}

    private static <T> Function<Optional<HttpSettings>, T> of(Function<HttpSettings, T> part) {
        return http -> part.apply(http.orElseThrow());
    }
}
