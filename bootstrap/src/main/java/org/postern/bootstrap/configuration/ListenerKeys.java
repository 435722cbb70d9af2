package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;

/** The keys of one listener. */
final class ListenerKeys {
    static final Key<Listener, IpAddress> ADDRESS = Key.required(
            "address",
            Kinds.address(),
            "The address to listen on; 0.0.0.0 is every IPv4 address, :: every address.",
            Listener::address);

    static final Key<Listener, Integer> PORT = Key.required(
            "port", Kinds.count(0, 65_535), "The TCP port to listen on; 0 takes any free one.", Listener::port);

    static final Key<Listener, TlsMode> TLS = Key.of(
            "tls",
            Kinds.choice(TlsMode.class),
            TlsMode.NONE,
            "Whether TLS is offered (starttls, RFC 3207), spoken from the first octet (implicit), or not at all.",
            Listener::tls);

    static final Key<Listener, Boolean> AUTH = Key.of(
            "auth",
            Kinds.flag(),
            false,
            "Whether the users of postern user can authenticate (RFC 4954), behind TLS; not for port 25.",
            Listener::auth);

    static final Key<Listener, List<IpNetwork>> PROXY_PROTOCOL = Key.optional(
            "proxy-protocol",
            new ListKind<>("a list of networks", Kinds.network(), network -> network),
            List.of(),
            "nobody",
            "Networks whose connections must begin with a PROXY protocol header (v1 or v2) naming the client.",
            listener -> Optional.of(listener.proxies()).filter(Predicate.not(List::isEmpty)));

    static final Section<Listener> SECTION = new Section<>(
            List.of(ADDRESS, PORT, TLS, AUTH, PROXY_PROTOCOL),
            values -> new Listener(
                    values.get(ADDRESS),
                    values.get(PORT),
                    values.get(TLS),
                    values.get(AUTH),
                    values.get(PROXY_PROTOCOL)));

    private ListenerKeys() {}
}
