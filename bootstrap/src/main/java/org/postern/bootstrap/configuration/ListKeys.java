package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;

/** The keys of one list of addresses in the DNS. */
final class ListKeys {
    static final Key<DnsList, DomainName> ZONE = Key.required(
            "zone",
            Kinds.domainName(),
            "The zone of the list: RFC 5782. Its test entries must be right.",
            DnsList::zone);

    static final Key<DnsList, DnsList.Kind> KIND = Key.of(
            "kind",
            Kinds.choice(DnsList.Kind.class),
            DnsList.Kind.BLOCK,
            "Whether being listed counts against the client or for it.",
            DnsList::kind);

    static final Key<DnsList, Integer> WEIGHT = Key.of(
            "weight", Kinds.count(1, 1000), 1, "What a listing adds to the score, or takes off it.", DnsList::weight);

    static final Key<DnsList, List<IpNetwork>> CODES = Key.optional(
            "codes",
            new ListKind<>("a list of networks", Kinds.network(), network -> network),
            ReturnCodes.USUAL.networks(),
            "127.0.0.1 to 127.0.0.254",
            "The answers that mean a listing; 127.255.255.0/24 and anything outside 127.0.0.0/8 never do.",
            list -> Optional.of(list.codes().networks()).filter(codes -> !codes.equals(ReturnCodes.USUAL.networks())));

    static final Section<DnsList> SECTION = new Section<>(
            List.of(ZONE, KIND, WEIGHT, CODES),
            values -> new DnsList(
                    values.get(ZONE), values.get(KIND), values.get(WEIGHT), new ReturnCodes(values.get(CODES))));

    private ListKeys() {}
}
