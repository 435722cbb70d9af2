package org.postern.domain.dmarc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.RecordLookup.Absence;
import org.postern.domain.dmarc.RecordLookup.RecordAbsent;
import org.postern.domain.dmarc.RecordLookup.RecordFound;
import org.postern.domain.dmarc.RecordLookup.RecordUnknown;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;

/** The DMARC Policy Records that one evaluation has looked up, each asked for once; for one thread. */
final class PolicyRecords {
    private static final String PREFIX = "_dmarc.";
    private static final int LONGEST_NAME = 253;

    private final Dns dns;
    private final Map<DomainName, RecordLookup> lookups = new LinkedHashMap<>();

    PolicyRecords(Dns dns) {
        this.dns = dns;
    }

    /** The record of a domain. */
    RecordLookup at(DomainName domain) {
        return lookups.computeIfAbsent(domain, this::lookUp);
    }

    /** All that was looked up, in order. */
    List<RecordLookup> lookups() {
        return List.copyOf(lookups.values());
    }

    /** Whether a domain exists (RFC 9989 §3.2.13): any answer but NXDOMAIN for the name itself; empty if unknown. */
    Optional<Boolean> exists(DomainName domain) {
        Answer answer = dns.ask(new Question(domain.text(), RecordType.A));
        boolean alias = !answer.detail().isEmpty() && !answer.detail().equals(domain.text());
        return isUnknown(answer)
                ? Optional.empty()
                : Optional.of(answer.status() != Answer.Status.NO_SUCH_DOMAIN || alias);
    }

    private RecordLookup lookUp(DomainName domain) {
        String name = PREFIX + domain.text();
        if (name.length() > LONGEST_NAME) {
            return new RecordAbsent(domain, Absence.NAME_TOO_LONG);
        }
        Answer answer = dns.ask(new Question(name, RecordType.TXT));
        if (isUnknown(answer)) {
            return new RecordUnknown(domain, answer.detail());
        }
        return switch (answer.status()) {
            case NO_SUCH_DOMAIN, TEMPORARY_FAILURE -> new RecordAbsent(domain, Absence.NO_SUCH_NAME);
            case NO_DATA -> new RecordAbsent(domain, Absence.NO_TEXT);
            case FOUND -> theOneRecord(domain, answer.only(DnsRecord.Text.class));
        };
    }

    private static RecordLookup theOneRecord(DomainName domain, List<DnsRecord.Text> texts) {
        List<RecordFound> found = new ArrayList<>();
        for (DnsRecord.Text text : texts) {
            DmarcRecord.parse(text.octets())
                    .ifPresent(record -> found.add(new RecordFound(domain, text.octets(), record)));
        }
        return switch (found.size()) {
            case 0 -> new RecordAbsent(domain, Absence.NO_DMARC_RECORD);
            case 1 -> found.getFirst();
            default -> new RecordAbsent(domain, Absence.SEVERAL_RECORDS);
        };
    }

    private static boolean isUnknown(Answer answer) {
        return answer.isFailure() || answer.security() == Security.BOGUS;
    }
}
