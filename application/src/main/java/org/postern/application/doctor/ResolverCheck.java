package org.postern.application.doctor;

import java.util.List;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.RecordType;

/** Whether the resolver answers, and does not make up what does not exist: RFC 6761 §6.4. */
record ResolverCheck(Dns dns) implements Check {
    private static final String NOWHERE = "postern-doctor.invalid";

    @Override
    public String subject() {
        return "resolver";
    }

    @Override
    public List<Diagnosis> look() {
        Answer answer = Published.ask(dns, NOWHERE, RecordType.A);
        return List.of(
                switch (answer.status()) {
                    case NO_SUCH_DOMAIN, NO_DATA -> Diagnosis.fine(subject(), "answers, and makes nothing up");
                    case FOUND ->
                        Diagnosis.wrong(
                                subject(),
                                "says that " + NOWHERE + " exists",
                                "Domains that do not exist, and lists that nobody is on, look as if they did.",
                                "Ask another one (dns.servers), best of all one on this machine.");
                    case TEMPORARY_FAILURE ->
                        Diagnosis.wrong(
                                subject(),
                                "does not answer: " + answer.detail(),
                                "Without the DNS no sender can be judged; mail is deferred or kept unjudged.",
                                "Look at dns.servers, or at /etc/resolv.conf when none is configured.");
                });
    }
}
