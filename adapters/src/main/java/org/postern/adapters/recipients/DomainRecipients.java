package org.postern.adapters.recipients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.domain.address.LocalPart;

/**
 * The recipients of one of our domains. No {@code mailboxes}: every local part is one. {@code deny} wins over all else;
 * an alias leads to several; the catch-all gets what nobody else does; with plus-tags {@code alice+shop} is
 * {@code alice}, whatever it is. The case of ASCII letters makes no difference in a local part and is lost (RFC 5321 §2.4
 * leaves that to the domain).
 */
public record DomainRecipients(
        Optional<Set<LocalPart>> mailboxes,
        Map<LocalPart, List<LocalPart>> aliases,
        Set<LocalPart> deny,
        Optional<LocalPart> catchAll,
        boolean plusTags) {
    private static final LocalPart POSTMASTER = new LocalPart("postmaster");

    /** Every local part is a mailbox. */
    public static final DomainRecipients EVERYONE =
            new DomainRecipients(Optional.empty(), Map.of(), Set.of(), Optional.empty(), false);

    public DomainRecipients {
        mailboxes = mailboxes.map(DomainRecipients::folded);
        deny = folded(deny);
        aliases = aliases.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        alias -> alias.getKey().folded(),
                        alias ->
                                alias.getValue().stream().map(LocalPart::folded).toList()));
        catchAll = catchAll.map(LocalPart::folded);
    }

    private static Set<LocalPart> folded(Set<LocalPart> localParts) {
        return localParts.stream().map(LocalPart::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** Where a local part leads; empty when there is no such mailbox. The postmaster is always there, unless denied. */
    List<LocalPart> resolve(LocalPart written) {
        LocalPart whole = written.folded();
        LocalPart untagged = plusTags ? untagged(whole) : whole;
        if (deny.contains(whole) || deny.contains(untagged)) {
            return List.of();
        }
        return named(whole)
                .or(() -> named(untagged))
                .or(() -> mailboxes.isEmpty() ? Optional.of(untagged).map(List::of) : Optional.empty())
                .or(() -> catchAll.map(List::of))
                .or(() -> untagged.equals(POSTMASTER) ? Optional.of(List.of(POSTMASTER)) : Optional.empty())
                .orElse(List.of());
    }

    private Optional<List<LocalPart>> named(LocalPart name) {
        return Optional.ofNullable(aliases.get(name))
                .or(() -> mailboxes.filter(known -> known.contains(name)).map(known -> List.of(name)));
    }

    private static LocalPart untagged(LocalPart localPart) {
        int plus = localPart.content().indexOf('+');
        return plus > 0 ? new LocalPart(localPart.content().substring(0, plus)) : localPart;
    }
}
