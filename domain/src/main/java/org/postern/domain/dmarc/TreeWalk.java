package org.postern.domain.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.RecordLookup.RecordFound;
import org.postern.domain.dmarc.RecordLookup.RecordUnknown;

/**
 * The DNS Tree Walk from a domain towards the root (RFC 9989 §4.10), at most {@link #MOST_LOOKUPS} look-ups, and the
 * Organizational Domain it leads to (§4.10.2). It stops where an answer is missing, for what lies above could not be
 * relied on.
 */
record TreeWalk(DomainName start, List<RecordFound> found, Optional<RecordUnknown> trouble) {
    /** The most look-ups of one walk; a longer name is cut to one label less after the first. */
    static final int MOST_LOOKUPS = 8;

    static TreeWalk from(DomainName start, PolicyRecords records) {
        List<RecordFound> found = new ArrayList<>();
        for (DomainName target : targets(start)) {
            switch (records.at(target)) {
                case RecordUnknown unknown -> {
                    return new TreeWalk(start, List.copyOf(found), Optional.of(unknown));
                }
                case RecordFound here -> {
                    found.add(here);
                    if (here.record().publicSuffix() != PublicSuffix.UNKNOWN) {
                        return new TreeWalk(start, List.copyOf(found), Optional.empty());
                    }
                }
                case RecordLookup.RecordAbsent absent -> {}
            }
        }
        return new TreeWalk(start, List.copyOf(found), Optional.empty());
    }

    /** The domains to look at, in order: steps 1, 4 and 7. */
    static List<DomainName> targets(DomainName start) {
        List<DomainName> targets = new ArrayList<>();
        targets.add(start);
        String[] labels = start.text().split("\\.", -1);
        for (int kept = Math.min(labels.length - 1, MOST_LOOKUPS - 1); kept > 0; kept--) {
            targets.add(top(labels, kept));
        }
        return targets;
    }

    private static DomainName top(String[] labels, int kept) {
        return new DomainName(String.join(".", List.of(labels).subList(labels.length - kept, labels.length)));
    }

    /** The Organizational Domain of the start: the three rules of §4.10.2; of use only without trouble. */
    DomainName organizationalDomain() {
        for (RecordFound here : found) {
            if (here.record().publicSuffix() == PublicSuffix.NO) {
                return here.domain();
            }
            if (here.record().publicSuffix() == PublicSuffix.YES
                    && !here.domain().equals(start)) {
                return oneLabelBelow(here.domain());
            }
        }
        return found.isEmpty() ? start : found.getLast().domain();
    }

    private DomainName oneLabelBelow(DomainName suffix) {
        String[] labels = start.text().split("\\.", -1);
        return top(labels, suffix.text().split("\\.", -1).length + 1);
    }

    /** The record that applies to the start when it has none of its own: §4.10.1. */
    Optional<RecordFound> inherited() {
        DomainName organization = organizationalDomain();
        return found.stream()
                .filter(here -> here.domain().equals(organization))
                .findFirst()
                .or(() -> found.stream()
                        .filter(here -> here.record().publicSuffix() == PublicSuffix.YES)
                        .findFirst());
    }
}
