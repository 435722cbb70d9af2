package org.postern.bootstrap.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.bootstrap.text.Nearest;
import org.postern.bootstrap.text.Printable;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.domain.address.LocalPart;

/**
 * The mailboxes of one domain. Without {@code mailboxes} every local part is one. {@code deny} wins over all else; an
 * alias stands for mailboxes; what is neither goes to {@code catchAll} or is refused.
 */
public record HostedDomain(
        List<LocalPart> mailboxes,
        Map<LocalPart, List<LocalPart>> aliases,
        List<LocalPart> deny,
        Optional<LocalPart> catchAll,
        boolean plusTags) {

    /** A domain whose every local part is a mailbox. */
    public static final HostedDomain OPEN = new HostedDomain(List.of(), Map.of(), List.of(), Optional.empty(), true);

    public HostedDomain {
        mailboxes = List.copyOf(mailboxes);
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        deny = List.copyOf(deny);
        for (Map.Entry<LocalPart, List<LocalPart>> alias : aliases.entrySet()) {
            String name = alias.getKey().content();
            if (isAmong(mailboxes, alias.getKey())) {
                throw new Contradiction(List.of("aliases", name), "is a mailbox as well; it can be only one of them");
            }
            for (int i = 0; i < alias.getValue().size(); i++) {
                refuseUnknown(mailboxes, alias.getValue().get(i), List.of("aliases", name, Integer.toString(i)));
            }
        }
        if (catchAll.isPresent()) {
            refuseUnknown(mailboxes, catchAll.get(), List.of("catch-all"));
        }
        if (catchAll.isPresent() && mailboxes.isEmpty()) {
            throw new Contradiction(
                    List.of("catch-all"), "has no effect: without mailboxes every local part is taken already");
        }
    }

    /** Whether no mailbox is named, so that each local part is one. */
    public boolean takesEveryLocalPart() {
        return mailboxes.isEmpty();
    }

    /** Local parts that differ in the case of ASCII letters only are the same here. */
    static Object identity(LocalPart localPart) {
        return localPart.folded();
    }

    private static boolean isAmong(List<LocalPart> known, LocalPart localPart) {
        return known.stream().map(HostedDomain::identity).anyMatch(identity(localPart)::equals);
    }

    private static void refuseUnknown(List<LocalPart> mailboxes, LocalPart target, List<String> path) {
        if (!mailboxes.isEmpty() && !isAmong(mailboxes, target)) {
            List<String> names = mailboxes.stream().map(LocalPart::content).toList();
            String hint = Nearest.hint(target.content(), names);
            throw new Contradiction(
                    path, "names " + Printable.quote(target.content()) + ", which is no mailbox of this domain" + hint);
        }
    }
}
