package org.postern.application.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** A DNS of a few answers; what is not in it does not exist. */
final class Names implements Dns {
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<Question> expected = new ConcurrentLinkedQueue<>();

    Names with(String name, RecordType type, DnsRecord... records) {
        Question question = new Question(name, type);
        answers.put(question, Answer.found(question, 60, List.of(records)));
        return this;
    }

    @Override
    public Answer ask(Question question) {
        return Optional.ofNullable(answers.get(question)).orElseGet(() -> Answer.noSuchDomain(question, 60));
    }

    @Override
    public void expect(Question question) {
        expected.add(question);
    }
}
