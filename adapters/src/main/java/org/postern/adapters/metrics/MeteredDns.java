package org.postern.adapters.metrics;

import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;

/** A DNS whose answers are counted and timed. */
final class MeteredDns implements Dns {
    private final Dns dns;
    private final DnsMeter meter;

    MeteredDns(Dns dns, DnsMeter meter) {
        this.dns = dns;
        this.meter = meter;
    }

    @Override
    public Answer ask(Question question) {
        long start = System.nanoTime();
        Answer answer = dns.ask(question);
        meter.answered(question.type(), answer.status(), System.nanoTime() - start);
        return answer;
    }

    @Override
    public void expect(Question question) {
        dns.expect(question);
    }
}
