package org.postern.domain.dmarc;

import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.Identifier.Verification;
import org.postern.domain.dmarc.IdentifierAlignment.Alignment;
import org.postern.domain.dmarc.RecordLookup.RecordUnknown;

/**
 * Checks identifiers against one Author Domain (RFC 9989 §4.10.2), walking the tree only where the outcome depends on
 * it: a foreign name and a broken foreign zone cost nothing. For one thread.
 */
final class AlignmentCheck {
    private final DomainName author;
    private final DmarcRecord record;
    private final PolicyRecords records;
    private Optional<TreeWalk> authorWalk = Optional.empty();
    private Optional<RecordUnknown> trouble = Optional.empty();

    AlignmentCheck(DomainName author, DmarcRecord record, PolicyRecords records) {
        this.author = author;
        this.record = record;
        this.records = records;
    }

    IdentifierAlignment check(Identifier identifier) {
        AlignmentMode mode = record.alignment(identifier.mechanism());
        if (identifier.verification() == Verification.NOT_PASSED) {
            return new IdentifierAlignment(identifier, mode, Alignment.NOT_AUTHENTICATED, Optional.empty());
        }
        if (identifier.domain().equals(author)) {
            return new IdentifierAlignment(identifier, mode, Alignment.IDENTICAL, Optional.empty());
        }
        if (mode == AlignmentMode.STRICT || !sharesTopLabel(identifier.domain())) {
            return new IdentifierAlignment(identifier, mode, Alignment.DIFFERENT, Optional.empty());
        }
        return relaxed(identifier);
    }

    private IdentifierAlignment relaxed(Identifier identifier) {
        Optional<DomainName> organization = organization(authorWalk());
        if (organization.isEmpty()) {
            return relaxed(identifier, Alignment.UNKNOWN, Optional.empty());
        }
        if (!isWithin(identifier.domain(), organization.get())) {
            return relaxed(identifier, Alignment.DIFFERENT, Optional.empty());
        }
        Optional<DomainName> other = organization(TreeWalk.from(identifier.domain(), records));
        Alignment alignment = other.isEmpty()
                ? Alignment.UNKNOWN
                : other.equals(organization) ? Alignment.SAME_ORGANIZATION : Alignment.DIFFERENT;
        return relaxed(identifier, alignment, other);
    }

    private static IdentifierAlignment relaxed(
            Identifier identifier, Alignment alignment, Optional<DomainName> organization) {
        return new IdentifierAlignment(identifier, AlignmentMode.RELAXED, alignment, organization);
    }

    private TreeWalk authorWalk() {
        TreeWalk walk = authorWalk.orElseGet(() -> TreeWalk.from(author, records));
        authorWalk = Optional.of(walk);
        return walk;
    }

    private Optional<DomainName> organization(TreeWalk walk) {
        trouble = trouble.or(walk::trouble);
        return walk.trouble().isEmpty() ? Optional.of(walk.organizationalDomain()) : Optional.empty();
    }

    /** Two domains with nothing in common have no common Organizational Domain. */
    private boolean sharesTopLabel(DomainName other) {
        return topLabel(author).equals(topLabel(other));
    }

    private static String topLabel(DomainName domain) {
        return domain.text().substring(domain.text().lastIndexOf('.') + 1);
    }

    /** A domain is its Organizational Domain or lies below it. */
    private static boolean isWithin(DomainName domain, DomainName organization) {
        return domain.equals(organization) || domain.text().endsWith("." + organization.text());
    }

    /** The Organizational Domain of the author, if it had to be found out. */
    Optional<DomainName> authorOrganization() {
        return authorWalk.filter(walk -> walk.trouble().isEmpty()).map(TreeWalk::organizationalDomain);
    }

    /** The first look-up that was needed and failed. */
    Optional<RecordUnknown> trouble() {
        return trouble;
    }
}
