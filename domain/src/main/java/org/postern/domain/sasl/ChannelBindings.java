package org.postern.domain.sasl;

import java.util.Map;
import java.util.Optional;

/**
 * What names the TLS channel that a client came by: octets by the type's name of RFC 5056 §7, such as {@code tls-exporter}
 * (RFC 9266) and {@code tls-server-end-point} (RFC 5929 §4). {@code offered}: whether they are told of, by offering
 * mechanisms that use them; SMTP has no way to say which types there are, so that is done only where the type clients
 * take first is among them.
 */
public record ChannelBindings(Map<String, Secret> types, boolean offered) {
    /** RFC 9266 §2; 32 octets. */
    public static final String EXPORTER = "tls-exporter";
    /** RFC 5929 §4: the hash of the server's certificate. */
    public static final String SERVER_END_POINT = "tls-server-end-point";

    /** None is known. */
    public static final ChannelBindings NONE = new ChannelBindings(Map.of(), false);

    public ChannelBindings {
        types = Map.copyOf(types);
    }

    Optional<Secret> of(String type) {
        return Optional.ofNullable(types.get(type));
    }
}
