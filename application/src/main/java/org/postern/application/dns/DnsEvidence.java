package org.postern.application.dns;

import java.time.Duration;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Question;

/** What a judgement saw of the DNS: one question's answer and how long it took. */
public record DnsEvidence(Answer answer, Duration latency) {

    /** What was asked. */
    public Question question() {
        return answer.question();
    }
}
