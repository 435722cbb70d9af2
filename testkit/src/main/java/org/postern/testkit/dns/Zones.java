package org.postern.testkit.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All records of a {@link ZoneText} and how a server finds an answer among them: RFC 1034 §4.3.2, wildcards as in RFC
 * 4592, the negative answers of RFC 2308. It sees every zone at once, as a resolver does, so that it never refers.
 */
final class Zones {
    private static final int LONGEST_CHAIN = 32;

    private final Map<DnsName, List<ResourceRecord>> records = new HashMap<>();
    private final Map<DnsName, Map<Integer, List<Directive>>> directives = new HashMap<>();
    private final Set<DnsName> names = new HashSet<>(Set.of(DnsName.ROOT));

    /** What to say: a response code, the records of two sections, and how to misbehave while saying it. */
    record Findings(
            int responseCode,
            List<ResourceRecord> answers,
            List<ResourceRecord> authority,
            List<Directive> directives,
            DnsName end) {}

    void add(ResourceRecord record) {
        exists(record.owner());
        records.computeIfAbsent(record.owner(), o -> new ArrayList<>()).add(record);
    }

    void add(DnsName owner, int type, List<Directive> misbehaviour) {
        exists(owner);
        directives.computeIfAbsent(owner, o -> new HashMap<>()).put(type, misbehaviour);
    }

    /** The zone of the root, unless the text has its own: whatever is not known does not exist. */
    void complete(ResourceRecord root) {
        if (at(DnsName.ROOT, ResourceRecord.SOA).isEmpty()) {
            add(root);
        }
    }

    private void exists(DnsName owner) {
        for (DnsName name = owner; names.add(name); ) {
            name = name.parent();
        }
    }

    /** @param signed whether the client wants DNSSEC records: RFC 4035 §3.1 */
    Findings find(DnsName asked, int type, boolean signed) {
        List<ResourceRecord> answers = new ArrayList<>();
        DnsName name = asked.lower();
        for (int link = 0; link < LONGEST_CHAIN; link++) {
            DnsName owner = owner(name);
            List<Directive> misbehaviour = misbehaviour(owner, type);
            List<ResourceRecord> found = at(owner, type);
            List<ResourceRecord> alias = type == ResourceRecord.CNAME ? List.of() : at(owner, ResourceRecord.CNAME);
            boolean ends = alias.isEmpty() || !found.isEmpty() || !misbehaviour.isEmpty();
            boolean alone = misbehaviour.contains(new Directive(Directive.Kind.ALIAS_ONLY, 0));
            add(answers, ends && !alone ? found : alias, name, owner, signed);
            if (ends) {
                List<ResourceRecord> authority = found.isEmpty() ? negative(name, type, signed) : List.of();
                return new Findings(names.contains(owner) ? 0 : 3, answers, authority, misbehaviour, name);
            }
            name = alias.getFirst().nameAt(0).lower();
        }
        return new Findings(0, answers, List.of(), List.of(), name);
    }

    private void add(
            List<ResourceRecord> section, List<ResourceRecord> found, DnsName name, DnsName owner, boolean signed) {
        found.forEach(record -> section.add(record.at(name)));
        if (signed && !found.isEmpty()) {
            at(owner, ResourceRecord.RRSIG).stream()
                    .filter(signature -> signature.covers(found.getFirst().type()))
                    .forEach(signature -> section.add(signature.at(name)));
        }
    }

    /** The SOA with the TTL of RFC 2308 §3, and every NSEC of the zone: the zones of tests are small. */
    private List<ResourceRecord> negative(DnsName name, int type, boolean signed) {
        DnsName apex = apex(name, type);
        List<ResourceRecord> section = new ArrayList<>();
        ResourceRecord authority = at(apex, ResourceRecord.SOA).getFirst();
        long ttl = Math.min(authority.ttl(), authority.minimum());
        add(section, List.of(authority.lasting(ttl)), apex, apex, signed);
        if (signed) {
            names.stream()
                    .filter(n -> apex(n, ResourceRecord.NSEC).equals(apex))
                    .forEach(owner -> {
                        add(section, at(owner, ResourceRecord.NSEC), owner, owner, true);
                    });
        }
        return section;
    }

    /** The zone a name is in; a DS stands above the cut: RFC 4035 §2.4. */
    private DnsName apex(DnsName name, int type) {
        DnsName apex = type == ResourceRecord.DS && !name.isRoot() ? name.parent() : name;
        while (at(apex, ResourceRecord.SOA).isEmpty()) {
            apex = apex.parent();
        }
        return apex;
    }

    /** The name itself when it exists, else the wildcard at its closest encloser: RFC 4592 §3.3.1. */
    private DnsName owner(DnsName name) {
        DnsName encloser = name;
        while (!names.contains(encloser)) {
            encloser = encloser.parent();
        }
        DnsName wildcard = encloser.child("*");
        return !encloser.equals(name) && names.contains(wildcard) ? wildcard : name;
    }

    private List<Directive> misbehaviour(DnsName owner, int type) {
        Map<Integer, List<Directive>> here = directives.getOrDefault(owner, Map.of());
        return here.getOrDefault(type, here.getOrDefault(ResourceRecord.ANY, List.of()));
    }

    private List<ResourceRecord> at(DnsName owner, int type) {
        return records.getOrDefault(owner, List.of()).stream()
                .filter(record -> record.type() == type)
                .toList();
    }
}
