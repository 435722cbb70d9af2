package org.postern.domain.spf;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;

/**
 * Whether the client meets a mechanism: RFC 7208 §5. When the look-ups come into trouble the answer means nothing. The
 * mechanism "include" is no test of its own and is left to {@link Evaluation}.
 */
final class MechanismMatcher {
    private final IpAddress ip;
    private final RecordType addressType;
    private final Lookups lookups;
    private final Targets targets;
    private final PointerNames pointers;

    MechanismMatcher(IpAddress ip, Lookups lookups, Targets targets, PointerNames pointers) {
        this.ip = ip;
        this.addressType = ip.width() == 32 ? RecordType.A : RecordType.AAAA;
        this.lookups = lookups;
        this.targets = targets;
        this.pointers = pointers;
    }

    boolean matches(Mechanism mechanism, String domain) {
        return switch (mechanism) {
            case AllMechanism all -> true;
            case IncludeMechanism include -> throw new IllegalStateException("an include is evaluated, not matched");
            case AMechanism a ->
                target(a.target(), domain).filter(name -> a(name, a.cidr())).isPresent();
            case MxMechanism mx ->
                target(mx.target(), domain).filter(name -> mx(name, mx.cidr())).isPresent();
            case PtrMechanism ptr ->
                target(ptr.target(), domain).filter(pointers::match).isPresent();
            case Ip4Mechanism ip4 -> ip4.network().contains(ip);
            case Ip6Mechanism ip6 -> ip6.network().contains(ip);
            case ExistsMechanism exists ->
                target(Optional.of(exists.target()), domain)
                        .filter(this::exists)
                        .isPresent();
        };
    }

    private Optional<String> target(Optional<DomainSpec> spec, String domain) {
        return lookups.countTerm() ? targets.ofTerm(spec, domain) : Optional.empty();
    }

    private boolean a(String target, DualCidr cidr) {
        return covers(lookups.askForTerm(target, addressType), cidr);
    }

    private boolean mx(String target, DualCidr cidr) {
        List<DnsRecord.MailExchange> records =
                lookups.askForTerm(target, RecordType.MX).only(DnsRecord.MailExchange.class);
        if (records.size() > lookups.limits().mxNames()) {
            lookups.stop(Trouble.permanent("more than " + lookups.limits().mxNames() + " MX records at " + target));
            return false;
        }
        List<String> hosts = records.stream()
                .flatMap(exchange -> TargetName.ofExpansion(exchange.exchange()).stream())
                .toList();
        hosts.forEach(host -> lookups.expect(host, addressType));
        for (String host : hosts) {
            if (covers(lookups.askStrictly(host, addressType), cidr)) {
                return true;
            }
        }
        return false;
    }

    private boolean exists(String target) {
        return !lookups.askForTerm(target, RecordType.A).records().isEmpty();
    }

    private boolean covers(Answer answer, DualCidr cidr) {
        return answer.only(DnsRecord.HostAddress.class).stream()
                .anyMatch(published -> cidr.covers(published.address(), ip));
    }
}
