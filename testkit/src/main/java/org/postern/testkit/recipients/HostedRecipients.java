package org.postern.testkit.recipients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.LocalPart;

/**
 * What is true of one of our domains, for a directory to be made of. No {@code mailboxes}: every local part is one. {@code
 * deny} wins over all else, the catch-all gets what nobody else does, with plus-tags {@code alice+shop} is {@code alice}.
 */
public record HostedRecipients(
        DomainName domain,
        Optional<Set<LocalPart>> mailboxes,
        Map<LocalPart, List<LocalPart>> aliases,
        Set<LocalPart> deny,
        Optional<LocalPart> catchAll,
        boolean plusTags) {

    /** A domain in which every local part is a mailbox. */
    public static HostedRecipients open(String domain) {
        return new HostedRecipients(
                DomainName.parse(domain).orElseThrow(), Optional.empty(), Map.of(), Set.of(), Optional.empty(), false);
    }

    /** A domain with these mailboxes and nothing else. */
    public static HostedRecipients of(String domain, String... mailboxes) {
        HostedRecipients open = open(domain);
        return new HostedRecipients(
                open.domain, Optional.of(names(mailboxes)), open.aliases, open.deny, open.catchAll, false);
    }

    private static Set<LocalPart> names(String... names) {
        return Stream.of(names).map(LocalPart::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The same with one more alias. */
    public HostedRecipients alias(String name, String... targets) {
        LocalPart alias = new LocalPart(name);
        List<LocalPart> to = Stream.of(targets).map(LocalPart::new).toList();
        Map<LocalPart, List<LocalPart>> more = Stream.concat(
                        aliases.entrySet().stream(), Stream.of(Map.entry(alias, to)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new HostedRecipients(domain, mailboxes, more, deny, catchAll, plusTags);
    }

    /** The same in which these and no others are denied. */
    public HostedRecipients deny(String... names) {
        return new HostedRecipients(domain, mailboxes, aliases, names(names), catchAll, plusTags);
    }

    /** The same with a catch-all. */
    public HostedRecipients catchAll(String name) {
        return new HostedRecipients(domain, mailboxes, aliases, deny, Optional.of(new LocalPart(name)), plusTags);
    }

    /** The same with plus-tags. */
    public HostedRecipients withPlusTags() {
        return new HostedRecipients(domain, mailboxes, aliases, deny, catchAll, true);
    }
}
