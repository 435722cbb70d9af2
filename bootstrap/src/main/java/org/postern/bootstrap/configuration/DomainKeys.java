package org.postern.bootstrap.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.MapKind;
import org.postern.bootstrap.yaml.OptionalKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.domain.address.LocalPart;

/** The keys of one domain. */
final class DomainKeys {
    private static final ListKind<LocalPart> LOCAL_PARTS =
            new ListKind<>("a list of local parts", Kinds.localPart(), HostedDomain::identity);

    static final Key<HostedDomain, List<LocalPart>> MAILBOXES = Key.optional(
            "mailboxes",
            LOCAL_PARTS,
            List.of(),
            "every local part",
            "The local parts that mail is kept for.",
            present(HostedDomain::mailboxes));

    static final Key<HostedDomain, Map<LocalPart, List<LocalPart>>> ALIASES = Key.optional(
            "aliases",
            new MapKind<>(
                    "aliases, each with a list of mailboxes", Kinds.localPart(), LOCAL_PARTS, HostedDomain::identity),
            Map.of(),
            "none",
            "Local parts that stand for one or several mailboxes of this domain.",
            domain -> Optional.of(domain.aliases()).filter(Predicate.not(Map::isEmpty)));

    static final Key<HostedDomain, List<LocalPart>> DENY = Key.optional(
            "deny",
            LOCAL_PARTS,
            List.of(),
            "nobody",
            "Local parts that are refused whatever else says; for addresses that leaked.",
            present(HostedDomain::deny));

    static final Key<HostedDomain, Optional<LocalPart>> CATCH_ALL = Key.optional(
            "catch-all",
            new OptionalKind<>(Kinds.localPart()),
            Optional.empty(),
            "none: refused",
            "The mailbox that gets what no mailbox and no alias takes.",
            domain -> Optional.of(domain.catchAll()).filter(Optional::isPresent));

    static final Key<HostedDomain, Boolean> PLUS_TAGS =
            Key.of("plus-tags", Kinds.flag(), true, "Whether alice+shop is alice.", HostedDomain::plusTags);

    static final Section<HostedDomain> SECTION = new Section<>(
            List.of(MAILBOXES, ALIASES, DENY, CATCH_ALL, PLUS_TAGS),
            values -> new HostedDomain(
                    values.get(MAILBOXES),
                    values.get(ALIASES),
                    values.get(DENY),
                    values.get(CATCH_ALL),
                    values.get(PLUS_TAGS)));

    private DomainKeys() {}

    private static Function<HostedDomain, Optional<List<LocalPart>>> present(
            Function<HostedDomain, List<LocalPart>> list) {
        return domain -> Optional.of(list.apply(domain)).filter(Predicate.not(List::isEmpty));
    }
}
