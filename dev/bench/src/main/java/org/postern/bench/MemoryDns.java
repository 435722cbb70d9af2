package org.postern.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** A zone in memory: what is not in it does not exist. Complete before it is asked. */
final class MemoryDns implements Dns {
    private static final long DAY = 86_400;

    private final Map<Question, Answer> answers = new HashMap<>();

    MemoryDns with(String name, RecordType type, DnsRecord... records) {
        Question question = new Question(name, type);
        answers.put(question, Answer.found(question, DAY, Arrays.asList(records)));
        return this;
    }

    MemoryDns withText(String name, String text) {
        return with(name, RecordType.TXT, new DnsRecord.Text(text));
    }

    @Override
    public Answer ask(Question question) {
        return Optional.ofNullable(answers.get(question)).orElseGet(() -> Answer.noSuchDomain(question, DAY));
    }
}
