package org.postern.bootstrap.configuration;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.postern.application.port.ClientRate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Values;

/** The keys of {@link RateLimits}, with their defaults and bounds. */
final class RateKeys {
    private static final int LEAST = 1;
    private static final int MOST = 1_000_000;

    private static final Map<ClientRate, Key<Limits, Integer>> KEYS = keys();

    static final List<Key<Limits, ?>> ALL =
            Arrays.stream(ClientRate.values()).<Key<Limits, ?>>map(KEYS::get).toList();

    private RateKeys() {}

    private static Map<ClientRate, Key<Limits, Integer>> keys() {
        Map<ClientRate, Key<Limits, Integer>> keys = new EnumMap<>(ClientRate.class);
        for (ClientRate rate : ClientRate.values()) {
            keys.put(
                    rate,
                    Key.of(
                            rate.word(),
                            Kinds.count(LEAST, MOST),
                            standard(rate),
                            meaning(rate),
                            limits -> limits.rate().perMinute().get(rate)));
        }
        return keys;
    }

    /** A bulk sender that is honest stays far below all of these; who guesses, floods or scans does not. */
    private static int standard(ClientRate rate) {
        return switch (rate) {
            case CONNECTIONS -> 60;
            case MESSAGES -> 1_000;
            case RECIPIENTS -> 5_000;
            case UNKNOWN_RECIPIENTS -> 60;
            case ERRORS -> 100;
            case AUTH_FAILURES -> 10;
        };
    }

    private static String meaning(ClientRate rate) {
        return switch (rate) {
            case CONNECTIONS ->
                "Connections of one client (an IPv4 address, an IPv6 /64) a minute; further ones get 421.";
            case MESSAGES -> "MAIL commands of one client a minute; further ones get 450.";
            case RECIPIENTS -> "RCPT commands of one client a minute; further ones get 450.";
            case UNKNOWN_RECIPIENTS ->
                "Recipients that do not exist which one client may name a minute; then each of its RCPT commands gets 450.";
            case ERRORS -> "Errors of one client a minute; then its new connections get 421, after tarpit-time.";
            case AUTH_FAILURES -> "Failed authentications of one client a minute; then AUTH gets 421.";
        };
    }

    static Key<Limits, Integer> of(ClientRate rate) {
        return Objects.requireNonNull(KEYS.get(rate));
    }

    static RateLimits build(Values<Limits> values) {
        Map<ClientRate, Integer> perMinute = new EnumMap<>(ClientRate.class);
        KEYS.forEach((rate, key) -> perMinute.put(rate, values.get(key)));
        return new RateLimits(perMinute);
    }
}
