package org.postern.domain.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.AddressLiteral;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.origin.HeloFacts.Form;
import org.postern.domain.origin.HeloFacts.Match;
import org.postern.domain.origin.SenderDomain.Mail;

/** What the DNS says of where a message comes from: the client, the name it gives itself, the sender's domain. */
public final class Origin {
    /** The most names of one address that are looked at: the number of RFC 7208 §4.6.4, as RFC 8601 §3 proposes. */
    public static final int MOST_NAMES = 10;

    private final Dns dns;

    public Origin(Dns dns) {
        this.dns = dns;
    }

    /** Announces what is asked of a client as soon as it is there. */
    public void expectClient(IpAddress client) {
        dns.expect(pointers(client));
    }

    /** Announces what is asked of a sender's domain. */
    public void expectSender(DomainName domain) {
        dns.expect(new Question(domain.text(), RecordType.MX));
    }

    private static Question pointers(IpAddress client) {
        return new Question(client.reverseName(), RecordType.PTR);
    }

    private static Question addresses(DomainName name, IpAddress like) {
        return new Question(name.text(), like instanceof Ipv4Address ? RecordType.A : RecordType.AAAA);
    }

    /** The iprev method: RFC 8601 §3. A name is asked for addresses of the client's family only; no other can match. */
    public Iprev iprev(IpAddress client) {
        Answer answer = dns.ask(pointers(client));
        if (answer.isFailure()) {
            return Iprev.without(client, IprevResult.TEMPERROR, "PTR unknown: " + answer.detail(), List.of());
        }
        if (answer.isVoid()) {
            return Iprev.without(client, IprevResult.PERMERROR, "the address has no name", List.of());
        }
        List<DomainName> names = answer.only(DnsRecord.Pointer.class).stream()
                .limit(MOST_NAMES)
                .flatMap(pointer -> DomainName.parse(pointer.name()).stream())
                .distinct()
                .toList();
        return confirmed(client, names);
    }

    private Iprev confirmed(IpAddress client, List<DomainName> names) {
        names.forEach(name -> dns.expect(addresses(name, client)));
        Optional<String> trouble = Optional.empty();
        for (DomainName name : names) {
            Answer answer = dns.ask(addresses(name, client));
            if (answer.records().contains(new DnsRecord.HostAddress(client))) {
                return new Iprev(client, IprevResult.PASS, name + " leads back", names, Optional.of(name));
            }
            if (answer.isFailure() && trouble.isEmpty()) {
                trouble = Optional.of("addresses of " + name + " unknown: " + answer.detail());
            }
        }
        return trouble.map(why -> Iprev.without(client, IprevResult.TEMPERROR, why, names))
                .orElseGet(() -> Iprev.without(client, IprevResult.FAIL, "no name leads back", names));
    }

    /** What can be said of the name a client gave; {@code own} are the names of this server. */
    public HeloFacts helo(String said, IpAddress client, List<DomainName> own) {
        Optional<AddressLiteral> literal = AddressLiteral.parse(said);
        if (literal.isPresent()) {
            Match match = literal.get().address().equals(client) ? Match.SAME : Match.DIFFERENT;
            return new HeloFacts(Form.LITERAL, Optional.empty(), false, match);
        }
        String bare = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
        Optional<DomainName> name = IpAddress.parse(bare).isPresent() ? Optional.empty() : DomainName.parse(bare);
        if (name.isEmpty()) {
            return new HeloFacts(Form.MALFORMED, name, false, Match.NOT_ASKED);
        }
        boolean ours = own.contains(name.get());
        return name.get().text().indexOf('.') < 0
                ? new HeloFacts(Form.SINGLE_LABEL, name, ours, Match.NOT_ASKED)
                : new HeloFacts(Form.QUALIFIED, name, ours, match(name.get(), client));
    }

    private Match match(DomainName name, IpAddress client) {
        Answer answer = dns.ask(addresses(name, client));
        if (answer.isFailure()) {
            return Match.UNKNOWN;
        }
        return answer.records().contains(new DnsRecord.HostAddress(client)) ? Match.SAME : Match.DIFFERENT;
    }

    /** Whether mail for the domain has a place to go: RFC 5321 §5.1 and the null MX of RFC 7505 §3. */
    public SenderDomain sender(DomainName domain) {
        Answer answer = dns.ask(new Question(domain.text(), RecordType.MX));
        List<DnsRecord.MailExchange> exchangers = answer.only(DnsRecord.MailExchange.class);
        return switch (answer.status()) {
            case TEMPORARY_FAILURE -> new SenderDomain(domain, Mail.UNKNOWN, answer.detail());
            case NO_SUCH_DOMAIN -> new SenderDomain(domain, Mail.NO_SUCH_DOMAIN, "");
            case NO_DATA -> withoutExchanger(domain);
            case FOUND -> new SenderDomain(domain, isNull(exchangers) ? Mail.NULL_MX : Mail.EXCHANGERS, "");
        };
    }

    /** One MX whose exchange is the root; beside another one it means nothing (RFC 7505 §3: then there is none). */
    private static boolean isNull(List<DnsRecord.MailExchange> exchangers) {
        return exchangers.size() == 1 && exchangers.getFirst().exchange().isEmpty();
    }

    /** RFC 5321 §5.1: an implicit MX. */
    private SenderDomain withoutExchanger(DomainName domain) {
        List<Question> questions =
                List.of(new Question(domain.text(), RecordType.A), new Question(domain.text(), RecordType.AAAA));
        questions.forEach(dns::expect);
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = dns.ask(question);
            if (answer.status() == Answer.Status.FOUND) {
                return new SenderDomain(domain, Mail.ADDRESS, "");
            }
            answers.add(answer);
        }
        return answers.stream()
                .filter(Answer::isFailure)
                .findFirst()
                .map(failed -> new SenderDomain(domain, Mail.UNKNOWN, failed.detail()))
                .orElseGet(() -> new SenderDomain(domain, Mail.NO_HOST, ""));
    }
}
