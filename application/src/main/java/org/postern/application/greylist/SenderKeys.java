package org.postern.application.greylist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dmarc.Identifier.Verification;

/**
 * Under which keys the greylist knows the sender of a message: the Organizational Domain of each identifier that passed, so that
 * all hosts of a pool are one; without any, the client's network (RFC 6647 §5 clause 5). {@code asked} holds further names
 * that may be known: the domains above an identifier of which the DNS does not tell now, so that its trouble delays nobody who
 * is known.
 */
record SenderKeys(List<String> remembered, Set<String> asked) {
    private static final int IPV4_NETWORK = 24;
    private static final int IPV6_NETWORK = 64;
    private static final int MOST_IDENTIFIERS = 4;
    private static final int MOST_LABELS = 8;

    SenderKeys {
        remembered = List.copyOf(remembered);
        asked = Set.copyOf(asked);
    }

    static SenderKeys of(IpAddress client, List<Identifier> identifiers, Dmarc dmarc) {
        Set<String> remembered = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>();
        List<DomainName> passed = domains(identifiers, Verification.PASSED);
        for (DomainName domain : passed) {
            Optional<DomainName> organization = dmarc.organizationalDomain(domain);
            remembered.add(organization.orElse(domain).text());
            if (organization.isEmpty()) {
                asked.addAll(above(domain));
            }
        }
        for (DomainName claimed : domains(identifiers, Verification.TEMPORARY_ERROR)) {
            remembered.add(claimed.text());
            asked.addAll(above(claimed));
        }
        if (passed.isEmpty()) {
            int length = client.width() == 32 ? IPV4_NETWORK : IPV6_NETWORK;
            remembered.add(IpNetwork.around(client, length).toString());
        }
        asked.addAll(remembered);
        return new SenderKeys(List.copyOf(remembered), asked);
    }

    private static List<DomainName> domains(List<Identifier> identifiers, Verification verification) {
        return identifiers.stream()
                .filter(identifier -> identifier.verification() == verification)
                .map(Identifier::domain)
                .distinct()
                .limit(MOST_IDENTIFIERS)
                .toList();
    }

    /** Nobody authenticates as a top-level domain, so none is among them. */
    private static List<String> above(DomainName domain) {
        List<String> names = new ArrayList<>();
        String name = domain.text();
        for (int dot = name.indexOf('.'); dot > 0 && names.size() < MOST_LABELS; dot = name.indexOf('.')) {
            name = name.substring(dot + 1);
            if (name.indexOf('.') > 0) {
                names.add(name);
            }
        }
        return names;
    }
}
