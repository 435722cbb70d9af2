package org.postern.adapters.recipients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.application.port.RecipientDirectory;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.DomainPart;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;

/** The recipients that the configuration names. Immutable; any thread. */
public final class ConfiguredRecipients implements RecipientDirectory {
    private static final LocalPart POSTMASTER = new LocalPart("postmaster");

    private final Map<DomainName, DomainRecipients> domains;
    private final Optional<DomainRecipients> elsewhere;
    private final DomainName first;

    private ConfiguredRecipients(
            Map<DomainName, DomainRecipients> domains, Optional<DomainRecipients> elsewhere, DomainName first) {
        this.domains = domains;
        this.elsewhere = elsewhere;
        this.first = first;
    }

    /** Those of our domains; at least one. The first is the one of {@code <postmaster>} without a domain. */
    public static ConfiguredRecipients of(Map<DomainName, DomainRecipients> domains) {
        return new ConfiguredRecipients(
                new LinkedHashMap<>(domains),
                Optional.empty(),
                domains.keySet().iterator().next());
    }

    /** Every recipient of every domain: only for a server that nobody else can reach. */
    public static ConfiguredRecipients everyone(DomainName hostname) {
        return new ConfiguredRecipients(Map.of(), Optional.of(DomainRecipients.EVERYONE), hostname);
    }

    @Override
    public Entry find(Mailbox mailbox) {
        return entry(mailbox.domain(), mailbox.localPart());
    }

    @Override
    public Entry find(BarePostmaster postmaster) {
        return entry(first, POSTMASTER);
    }

    private Entry entry(DomainPart domain, LocalPart localPart) {
        Optional<DomainRecipients> recipients = domain instanceof DomainName name
                ? Optional.ofNullable(domains.get(name)).or(() -> elsewhere)
                : Optional.empty();
        if (recipients.isEmpty()) {
            return new Entry.ForeignDomain();
        }
        List<Mailbox> mailboxes = recipients.get().resolve(localPart).stream()
                .map(resolved -> new Mailbox(resolved, domain))
                .toList();
        return mailboxes.isEmpty() ? new Entry.NoSuchMailbox() : new Entry.Known(mailboxes);
    }
}
