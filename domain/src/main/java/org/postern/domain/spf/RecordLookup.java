package org.postern.domain.spf;

import java.util.List;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;

/** Finds the one record of a domain: RFC 7208 §4.4, §4.5. */
final class RecordLookup {
    private final Lookups lookups;

    RecordLookup(Lookups lookups) {
        this.lookups = lookups;
    }

    /** The record of the domain that was asked about; empty without trouble is "none". */
    Optional<SpfRecord> initial(String domain) {
        return select(lookups.askStrictly(domain, RecordType.TXT));
    }

    /** The record that an "include" or "redirect" needs: that there is none is permerror (§5.2, §6.1). */
    Optional<SpfRecord> needed(String domain) {
        Optional<SpfRecord> found =
                domain.indexOf('.') < 0 ? Optional.empty() : select(lookups.askForTerm(domain, RecordType.TXT));
        if (found.isEmpty()) {
            lookups.stop(Trouble.permanent("no SPF record at " + domain));
        }
        return found;
    }

    private Optional<SpfRecord> select(Answer answer) {
        List<DnsRecord.Text> records = answer.only(DnsRecord.Text.class).stream()
                .filter(text -> RecordParser.isSpf(text.octets()))
                .toList();
        if (records.size() > 1) {
            lookups.stop(Trouble.permanent(records.size() + " SPF records at "
                    + Ascii.shown(answer.question().name(), TargetName.LONGEST_NAME)));
            return Optional.empty();
        }
        return records.stream().findFirst().flatMap(text -> read(text.octets(), answer));
    }

    private Optional<SpfRecord> read(String text, Answer answer) {
        return switch (RecordParser.parse(text)) {
            case RecordParser.Parsed.Valid valid -> Optional.of(valid.spfRecord());
            case RecordParser.Parsed.Invalid invalid -> {
                lookups.stop(Trouble.permanent(invalid.problem() + " at "
                        + Ascii.shown(answer.question().name(), TargetName.LONGEST_NAME)));
                yield Optional.empty();
            }
        };
    }
}
