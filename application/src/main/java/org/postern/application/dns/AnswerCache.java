package org.postern.application.dns;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;

/** Answers with their end of life; what was used longest ago goes first when there are too many. Not thread-safe. */
final class AnswerCache {
    private static final long ENTRY_OCTETS = 300;
    private static final long RECORD_OCTETS = 64;

    private final CacheLimits limits;
    private final Map<Question, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long octets;

    private record Entry(Answer answer, long end, long octets) {}

    AnswerCache(CacheLimits limits) {
        this.limits = limits;
    }

    /** The answer if it still lives, with what is left of its TTL. */
    Optional<Answer> find(Question question, long now) {
        Entry entry = entries.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        long left = entry.end() - now;
        if (left <= 0) {
            entries.remove(question);
            octets -= entry.octets();
            return Optional.empty();
        }
        Answer answer = entry.answer();
        long seconds = Math.min(answer.ttl(), Duration.ofNanos(left).toSeconds());
        return Optional.of(
                new Answer(question, answer.status(), answer.records(), seconds, answer.security(), answer.detail()));
    }

    void keep(Answer answer, long now) {
        long size = size(answer);
        Duration life = limits.lifetime(answer);
        if (life.isZero() || size > limits.octets() / 16) {
            return;
        }
        Entry replaced = entries.put(answer.question(), new Entry(answer, now + life.toNanos(), size));
        octets += size - (replaced == null ? 0 : replaced.octets());
        Iterator<Entry> eldest = entries.values().iterator();
        while (entries.size() > limits.entries() || octets > limits.octets()) {
            octets -= eldest.next().octets();
            eldest.remove();
        }
    }

    int size() {
        return entries.size();
    }

    long octets() {
        return octets;
    }

    private static long size(Answer answer) {
        long size = ENTRY_OCTETS
                + answer.question().name().length()
                + answer.detail().length();
        for (DnsRecord record : answer.records()) {
            size += RECORD_OCTETS
                    + switch (record) {
                        case DnsRecord.HostAddress a -> 0;
                        case DnsRecord.MailExchange mx -> mx.exchange().length();
                        case DnsRecord.Pointer pointer -> pointer.name().length();
                        case DnsRecord.Text text -> text.octets().length();
                        case DnsRecord.TlsAssociation tls -> tls.association().length();
                    };
        }
        return size;
    }
}
