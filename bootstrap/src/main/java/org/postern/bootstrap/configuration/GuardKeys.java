package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.application.limits.GuardRule;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;

/** The keys of the guard: the allow list, one for each rule, the tarpit. */
final class GuardKeys {
    private static final ScalarKind<Mode> MODES = Kinds.choice(Mode.class);

    static final Key<Guard, Mode> MODE = Key.of(
            "mode",
            MODES,
            Mode.ENFORCE,
            "With monitor no rule of the guard puts anybody off: what each would have done is written down.",
            Guard::mode);

    static final Key<Guard, List<IpNetwork>> ALLOW = Key.optional(
            "allow",
            new ListKind<>("a list of networks", Kinds.network(), network -> network),
            List.of(),
            "nobody",
            "Addresses and networks that the guard never delays nor puts off, whatever they do; nor do DNS lists count for them.",
            guard -> Optional.of(guard.allow()).filter(Predicate.not(List::isEmpty)));

    static final Key<Guard, Boolean> ALLOW_LOOPBACK = Key.of(
            "allow-loopback",
            Kinds.flag(),
            true,
            "Whether 127.0.0.0/8 and ::1 are as if they stood in allow, except for the DNS lists.",
            Guard::allowLoopback);

    private static final Map<GuardRule, Key<Guard, Mode>> RULES = rules();

    static final Key<Guard, Duration> TARPIT_TIME = Key.of(
            "tarpit-time",
            Kinds.time(Duration.ZERO, Duration.ofMinutes(1)),
            Duration.ofSeconds(10),
            "How long a client over errors-per-minute waits for its 421; nobody waits while the server is busy.",
            Guard::tarpitTime);

    static final Key<Guard, Integer> TARPIT_CLIENTS = Key.of(
            "tarpit-clients",
            Kinds.count(0, 10_000),
            50,
            "How many clients wait so at once; further ones get their 421 without.",
            Guard::tarpitClients);

    static final Key<Guard, Duration> GREET_DELAY = Key.of(
            "greet-delay",
            Kinds.time(Duration.ZERO, Duration.ofSeconds(30)),
            Duration.ZERO,
            "How long a client in clear text waits for the greeting, so that early-talker can tell who does not; 0s looks at once and goes on. Nobody waits while the server is busy.",
            Guard::greetDelay);

    static final Section<Guard> SECTION = new Section<>(keys(), GuardKeys::build);

    private GuardKeys() {}

    private static Map<GuardRule, Key<Guard, Mode>> rules() {
        Map<GuardRule, Key<Guard, Mode>> keys = new EnumMap<>(GuardRule.class);
        for (GuardRule rule : GuardRule.values()) {
            keys.put(rule, Key.of(rule.word(), MODES, rule.standard(), meaning(rule), guard -> guard.mode(rule)));
        }
        return keys;
    }

    private static String meaning(GuardRule rule) {
        return switch (rule) {
            case SESSIONS, SESSIONS_PER_CLIENT, SESSIONS_PER_NETWORK ->
                "Put off with 421 4.3.2 whoever would have more sessions at once than this limit allows.";
            case EARLY_TALKER -> "Put off with 421 4.7.0 whoever talks before it is greeted.";
            case ERRORS, CONNECTIONS, AUTH_FAILURES -> "Put off with 421 4.7.0 whoever is over this limit.";
            case MESSAGES, RECIPIENTS, UNKNOWN_RECIPIENTS -> "Put off with 450 4.7.1 what is over this limit.";
        };
    }

    private static List<Key<Guard, ?>> keys() {
        List<Key<Guard, ?>> keys = new ArrayList<>(List.of(MODE, ALLOW, ALLOW_LOOPBACK));
        keys.addAll(RULES.values());
        keys.addAll(List.of(TARPIT_TIME, TARPIT_CLIENTS, GREET_DELAY));
        return keys;
    }

    private static Guard build(Values<Guard> values) {
        Map<GuardRule, Mode> rules = new EnumMap<>(GuardRule.class);
        RULES.forEach((rule, key) -> rules.put(rule, values.get(key)));
        return new Guard(
                values.get(MODE),
                values.get(ALLOW),
                values.get(ALLOW_LOOPBACK),
                rules,
                values.get(TARPIT_TIME),
                values.get(TARPIT_CLIENTS),
                values.get(GREET_DELAY));
    }
}
