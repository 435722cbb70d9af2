package org.postern.adapters.dnsjava;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.Security;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * One question on its way to an answer: follows aliases (RFC 1034 §3.6.2) through the answer section and, where a server
 * leaves off, with another query, and believes only records of the name it stands at (RFC 5452 §6).
 */
final class LookUp {
    private static final int LONGEST_CHAIN = 12;
    private static final int MOST_RECORDS = 1_000;
    private static final long LONGEST_TTL = Integer.MAX_VALUE;

    private final Question question;
    private final int type;
    private final Set<Name> passed = new HashSet<>();
    private Name at;
    private long ttl = LONGEST_TTL;
    private boolean secure;

    /** Whom a look-up asks. */
    interface Asking {
        Message ask(Name name, int type) throws Trouble;
    }

    /** @param trusting whether the AD bit of an answer says that it is secure */
    LookUp(Question question, Name name, boolean trusting) {
        this.question = question;
        this.type = Type.value(question.type().name());
        this.at = name;
        this.secure = trusting;
        passed.add(name);
    }

    Answer through(Asking server) throws Trouble {
        Name start = at;
        while (true) {
            Name asked = at;
            Message message = server.ask(at, type);
            secure &= message.getHeader().getFlag(Flags.AD);
            follow(message);
            List<Record> records = at(message, type);
            Optional<SOARecord> authority = authority(message);
            if (!records.isEmpty()) {
                return found(start, records);
            }
            if (message.getHeader().getRcode() == Rcode.NXDOMAIN) {
                return nothing(start, Answer.Status.NO_SUCH_DOMAIN, authority);
            }
            if (authority.isPresent() || at.equals(asked)) {
                return nothing(start, Answer.Status.NO_DATA, authority);
            }
        }
    }

    private void follow(Message message) throws Trouble {
        for (List<Record> alias = at(message, Type.CNAME); !alias.isEmpty(); alias = at(message, Type.CNAME)) {
            if (alias.size() > 1) {
                throw new Trouble("several CNAMEs");
            }
            at = ((CNAMERecord) alias.getFirst()).getTarget();
            if (!passed.add(at)) {
                throw new Trouble("CNAME loop");
            }
            if (passed.size() > LONGEST_CHAIN + 1) {
                throw new Trouble("CNAME chain");
            }
            lower(alias.getFirst().getTTL());
        }
    }

    private List<Record> at(Message message, int wanted) {
        return message.getSection(Section.ANSWER).stream()
                .filter(r -> r.getType() == wanted && r.getDClass() == DClass.IN)
                .filter(r -> r.getName().equals(at))
                .distinct()
                .toList();
    }

    /** The SOA of a zone that the name is in: RFC 2308 §2. */
    private Optional<SOARecord> authority(Message message) {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(r -> r instanceof SOARecord && at.subdomain(r.getName()))
                .map(SOARecord.class::cast)
                .findFirst();
    }

    private Answer found(Name start, List<Record> records) throws Trouble {
        if (records.size() > MOST_RECORDS) {
            throw new Trouble("oversize");
        }
        records.forEach(record -> lower(record.getTTL()));
        List<DnsRecord> read = records.stream()
                .flatMap(record -> RecordReader.read(record).stream())
                .toList();
        return answer(start, Answer.Status.FOUND, read);
    }

    /** Without an SOA nobody said how long it holds, and it must not be kept: RFC 2308 §5. */
    private Answer nothing(Name start, Answer.Status status, Optional<SOARecord> authority) {
        lower(authority.map(soa -> Math.min(soa.getTTL(), soa.getMinimum())).orElse(0L));
        return answer(start, status, List.of());
    }

    private Answer answer(Name start, Answer.Status status, List<DnsRecord> records) {
        String end = at.equals(start) ? "" : Names.text(at);
        return new Answer(question, status, records, ttl, secure ? Security.SECURE : Security.INSECURE, end);
    }

    /** dnsjava reads a TTL with its highest bit set as zero: RFC 2181 §8. */
    private void lower(long seconds) {
        ttl = Math.min(ttl, seconds);
    }
}
