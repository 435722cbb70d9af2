package org.postern.application.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;

/** The DNS as a judgement saw it once, from its evidence alone; what was not asked then is a failure now. */
public final class ReplayDns implements Dns {
    private final Map<Question, Answer> answers = new HashMap<>();

    public ReplayDns(List<DnsEvidence> evidence) {
        evidence.forEach(one -> answers.putIfAbsent(one.question(), one.answer()));
    }

    @Override
    public Answer ask(Question question) {
        return Optional.ofNullable(answers.get(question)).orElseGet(() -> Answer.failure(question, "not recorded"));
    }
}
