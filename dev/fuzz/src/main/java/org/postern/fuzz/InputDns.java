package org.postern.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;

/**
 * A DNS that an input makes up, line by line: {@code name TYPE data}. The name {@code *} is any name, the data {@code !}
 * a failure and {@code ?} a name without such a record; what is no such line says nothing. It remembers what was asked.
 */
final class InputDns implements Dns {
    private final String[] lines;
    private final List<Question> asked = new ArrayList<>();

    InputDns(String zone) {
        this.lines = zone.split("\n", -1);
    }

    List<Question> asked() {
        return asked;
    }

    @Override
    public Answer ask(Question question) {
        asked.add(question);
        List<DnsRecord> records = new ArrayList<>();
        boolean exists = false;
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            boolean named = words.length == 3
                    && (words[0].equals("*")
                            || words[0].toLowerCase(Locale.ROOT).equals(question.name()));
            exists |= named;
            if (named && words[1].equals(question.type().name())) {
                if (words[2].equals("!")) {
                    return Answer.failure(question, "SERVFAIL");
                }
                data(question, words[2]).ifPresent(records::add);
            }
        }
        return !records.isEmpty()
                ? Answer.found(question, 60, records)
                : exists ? Answer.noData(question, 60) : Answer.noSuchDomain(question, 60);
    }

    private static Optional<DnsRecord> data(Question question, String data) {
        return switch (question.type()) {
            case A -> address(data, 32);
            case AAAA -> address(data, 128);
            case MX -> Optional.of(new DnsRecord.MailExchange(data.length(), data));
            case PTR -> Optional.of(new DnsRecord.Pointer(data));
            case TXT -> data.equals("?") ? Optional.empty() : Optional.of(new DnsRecord.Text(data));
            case TLSA -> Optional.of(new DnsRecord.TlsAssociation(3, 1, 1, data));
        };
    }

    private static Optional<DnsRecord> address(String text, int width) {
        return IpAddress.parse(text).filter(address -> address.width() == width).map(DnsRecord.HostAddress::new);
    }
}
