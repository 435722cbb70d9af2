package org.postern.domain.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;

/**
 * The names that the owner of an address gives it, and which of them give it back: RFC 7208 §5.5. Names beyond the
 * limit are ignored; a name whose addresses cannot be had is passed over.
 */
final class PointerNames {
    private final Lookups lookups;
    private final IpAddress ip;

    PointerNames(Lookups lookups, IpAddress ip) {
        this.lookups = lookups;
        this.ip = ip;
    }

    /** Whether a validated name is the target or below it. A failing PTR look-up is no match. */
    boolean match(String target) {
        List<String> candidates = names(true).stream()
                .filter(name -> TargetName.isWithin(name, target))
                .toList();
        return firstValid(candidates).isPresent();
    }

    /** The macro "p" (§7.3): the domain itself before a name below it before any other; else "unknown". */
    String validatedName(String domain, boolean counted) {
        List<String> names = names(counted);
        List<String> ordered = new ArrayList<>();
        names.stream().filter(domain::equalsIgnoreCase).forEach(ordered::add);
        names.stream().filter(name -> TargetName.isWithin(name, domain)).forEach(ordered::add);
        ordered.addAll(names);
        return firstValid(ordered.stream().distinct().toList()).orElse("unknown");
    }

    private List<String> names(boolean counted) {
        Answer answer = lookups.ask(ip.reverseName(), RecordType.PTR);
        if (counted) {
            lookups.countVoid(answer);
        }
        return answer.only(DnsRecord.Pointer.class).stream()
                .limit(lookups.limits().ptrNames())
                .flatMap(pointer -> TargetName.ofExpansion(pointer.name()).stream())
                .toList();
    }

    private Optional<String> firstValid(List<String> names) {
        RecordType type = ip.width() == 32 ? RecordType.A : RecordType.AAAA;
        names.forEach(name -> lookups.expect(name, type));
        for (String name : names) {
            Answer answer = lookups.ask(name, type);
            if (answer.records().contains(new DnsRecord.HostAddress(ip))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
