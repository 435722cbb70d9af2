package org.postern.adapters.jfr;

import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;

/** A DNS of whose questions each is an event: its type and its outcome, and not the name, which may be a client's address. */
public final class JfrDns implements Dns {
    private final Dns dns;

    public JfrDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public Answer ask(Question question) {
        LookUpEvent event = new LookUpEvent();
        event.begin();
        Answer answer = dns.ask(question);
        event.end();
        if (event.shouldCommit()) {
            event.type = question.type().name();
            event.outcome = answer.status().name();
            event.commit();
        }
        return answer;
    }

    @Override
    public void expect(Question question) {
        dns.expect(question);
    }
}
