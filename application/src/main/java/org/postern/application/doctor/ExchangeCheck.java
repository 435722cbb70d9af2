package org.postern.application.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord.MailExchange;
import org.postern.domain.dns.RecordType;

/** Whether mail for the domain is sent to this host: RFC 5321 §5.1, RFC 7505. */
record ExchangeCheck(MailHost host, WantedRecords wanted, Dns dns) implements Check {

    @Override
    public String subject() {
        return "MX";
    }

    @Override
    public List<Diagnosis> look() {
        Answer answer = Published.ask(dns, host.domain().text(), RecordType.MX);
        return List.of(Published.failure(subject(), answer).orElseGet(() -> judged(answer)));
    }

    private Diagnosis judged(Answer answer) {
        List<MailExchange> exchanges = answer.only(MailExchange.class).stream()
                .sorted(Comparator.comparingInt(MailExchange::preference))
                .toList();
        if (exchanges.isEmpty()) {
            return without(answer.status());
        }
        if (exchanges.getFirst().exchange().isEmpty()) {
            return missing("the null MX says that " + host.domain() + " takes no mail (RFC 7505)");
        }
        String all = exchanges.stream()
                .map(one -> one.preference() + " " + one.exchange())
                .collect(Collectors.joining(", "));
        List<MailExchange> own = exchanges.stream()
                .filter(one -> one.exchange().equals(host.name().text()))
                .toList();
        if (own.isEmpty()) {
            return missing(all + "; " + host.name() + " is not among them");
        }
        return own.getFirst().preference() > exchanges.getFirst().preference()
                ? Diagnosis.warn(
                        subject(),
                        all,
                        "Others are preferred: this host gets mail only when they do not answer (RFC 5321 §5.1).",
                        "Give " + host.name() + " the lowest number, unless it is meant as a backup.")
                : Diagnosis.fine(subject(), all);
    }

    private Diagnosis without(Answer.Status status) {
        if (status == Answer.Status.NO_SUCH_DOMAIN) {
            return missing(host.domain() + " does not exist");
        }
        return host.isTheDomain()
                ? Diagnosis.publish(
                        Condition.WARN,
                        subject(),
                        "none; mail comes to the address of the same name",
                        wanted.exchange())
                : missing("none");
    }

    private Diagnosis missing(String seen) {
        return Diagnosis.publish(Condition.WRONG, subject(), seen, wanted.exchange());
    }
}
