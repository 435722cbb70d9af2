package org.postern.domain.message;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;

/** Finds the Author Domain in the From fields of a message. */
final class AuthorReader {
    private final Set<DomainName> domains = new LinkedHashSet<>();
    private final Set<AuthorFlaw> flaws = EnumSet.noneOf(AuthorFlaw.class);

    private AuthorReader() {}

    static AuthorDomain read(List<HeaderField> fields) {
        AuthorReader reader = new AuthorReader();
        fields.forEach(field -> reader.add(AddressListReader.read(field)));
        reader.note(fields.isEmpty(), AuthorFlaw.NO_FROM_FIELD);
        reader.note(fields.size() > 1, AuthorFlaw.SEVERAL_FROM_FIELDS);
        reader.note(reader.domains.isEmpty(), AuthorFlaw.NO_DOMAIN);
        reader.note(reader.domains.size() > 1, AuthorFlaw.SEVERAL_DOMAINS);
        List<DomainName> found = List.copyOf(reader.domains);
        return reader.flaws.isEmpty()
                ? new AuthorDomain.Sole(found.getFirst())
                : new AuthorDomain.Unclear(found, reader.flaws.iterator().next());
    }

    /**
     * Deviation: an unquoted {@code @} in a display name is no flaw as long as the domain is the same, because
     * {@code From: user@example.com <user@example.com>} is often seen and every reader finds the same domain in it.
     */
    private void add(AddressList list) {
        Set<AddressListFlaw> wrong = list.flaws();
        boolean malformed = wrong.contains(AddressListFlaw.MALFORMED) || wrong.contains(AddressListFlaw.UNTERMINATED);
        note(malformed, AuthorFlaw.MALFORMED_FROM_FIELD);
        list.mailboxes().stream()
                .map(ListedMailbox::domain)
                .distinct()
                .forEach(domain -> add(domain, !wrong.contains(AddressListFlaw.NOT_UTF8) || isAscii(domain)));
    }

    private void add(String written, boolean text) {
        Optional<DomainName> domain = text ? WrittenDomain.read(written) : Optional.empty();
        domain.or(() -> WrittenDomain.above(written)).ifPresent(domains::add);
        note(domain.isEmpty(), AuthorFlaw.UNREADABLE_DOMAIN);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private void note(boolean found, AuthorFlaw flaw) {
        if (found) {
            flaws.add(flaw);
        }
    }
}
