package org.postern.domain.spf;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.address.Ipv6Address;

/** Reads a mechanism without its qualifier: RFC 7208 §5. Empty is a syntax error. */
final class MechanismParser {

    private MechanismParser() {}

    static Optional<? extends Mechanism> parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') {
            end++;
        }
        String argument = text.substring(end);
        return switch (text.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "all" -> argument.isEmpty() ? Optional.of(new AllMechanism()) : Optional.empty();
            case "include" -> domain(argument, IncludeMechanism::new);
            case "a" -> hosts(argument, AMechanism::new);
            case "mx" -> hosts(argument, MxMechanism::new);
            case "ptr" ->
                argument.isEmpty()
                        ? Optional.of(new PtrMechanism(Optional.empty()))
                        : domain(argument, spec -> new PtrMechanism(Optional.of(spec)));
            case "ip4" -> network(argument, 32).map(Ip4Mechanism::new);
            case "ip6" -> network(argument, 128).map(Ip6Mechanism::new);
            case "exists" -> domain(argument, ExistsMechanism::new);
            default -> Optional.empty();
        };
    }

    private static <M extends Mechanism> Optional<M> domain(String argument, Function<DomainSpec, M> mechanism) {
        return argument.startsWith(":")
                ? DomainSpec.parse(argument.substring(1)).map(mechanism)
                : Optional.empty();
    }

    /** {@code [ ":" domain-spec ] [ dual-cidr-length ]}. */
    private static <M extends Mechanism> Optional<M> hosts(
            String argument, BiFunction<Optional<DomainSpec>, DualCidr, M> mechanism) {
        Optional<CidrParser.Split> split = CidrParser.split(argument);
        if (split.isEmpty()) {
            return Optional.empty();
        }
        String before = split.get().before();
        DualCidr cidr = split.get().cidr();
        if (before.isEmpty()) {
            return Optional.of(mechanism.apply(Optional.empty(), cidr));
        }
        return before.startsWith(":")
                ? DomainSpec.parse(before.substring(1)).map(spec -> mechanism.apply(Optional.of(spec), cidr))
                : Optional.empty();
    }

    private static Optional<IpNetwork> network(String argument, int width) {
        if (!argument.startsWith(":")) {
            return Optional.empty();
        }
        int slash = argument.indexOf('/');
        String address = argument.substring(1, slash < 0 ? argument.length() : slash);
        int prefix = slash < 0 ? width : CidrParser.length(argument.substring(slash + 1), width);
        if (prefix < 0) {
            return Optional.empty();
        }
        Optional<? extends IpAddress> parsed = width == 32 ? Ipv4Address.parse(address) : ip6(address);
        return parsed.map(a -> new IpNetwork(a, prefix));
    }

    /** A mapped address keeps its 128 bits here: no client has them. */
    private static Optional<Ipv6Address> ip6(String text) {
        return Ipv6Address.parse(text).map(address -> switch (address) {
            case Ipv6Address six -> six;
            case Ipv4Address four -> new Ipv6Address(0, 0xffff_0000_0000L | four.bits() & 0xffff_ffffL);
        });
    }
}
