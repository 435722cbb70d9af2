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
 * {@code alice}. Local parts are compared without regard to the case of ASCII letters (RFC 5321 §2.4 leaves that to the domain).
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
                        alias -> folded(alias.getKey()), alias -> List.copyOf(alias.getValue())));
    }

    private static Set<LocalPart> folded(Set<LocalPart> localParts) {
        return localParts.stream().map(DomainRecipients::folded).collect(Collectors.toUnmodifiableSet());
    }

    private static LocalPart folded(LocalPart localPart) {
        StringBuilder folded = new StringBuilder(localPart.content());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return new LocalPart(folded.toString());
    }

    /** Where a local part leads; empty when there is no such mailbox. The postmaster is always there. */
    List<LocalPart> resolve(LocalPart written) {
        LocalPart whole = folded(written);
        LocalPart untagged = plusTags ? untagged(whole) : whole;
        if (deny.contains(whole) || deny.contains(untagged)) {
            return List.of();
        }
        return resolve(whole, written)
                .or(() -> resolve(untagged, untagged))
                .or(() -> catchAll.map(List::of))
                .or(() -> untagged.equals(POSTMASTER) ? Optional.of(List.of(POSTMASTER)) : Optional.empty())
                .orElse(List.of());
    }

    private Optional<List<LocalPart>> resolve(LocalPart name, LocalPart written) {
        if (aliases.containsKey(name)) {
            return Optional.of(aliases.get(name));
        }
        if (mailboxes.isEmpty()) {
            return Optional.of(List.of(plusTags ? untagged(name) : written));
        }
        return mailboxes.get().contains(name) ? Optional.of(List.of(name)) : Optional.empty();
    }

    private static LocalPart untagged(LocalPart localPart) {
        int plus = localPart.content().indexOf('+');
        return plus > 0 ? new LocalPart(localPart.content().substring(0, plus)) : localPart;
    }
}
