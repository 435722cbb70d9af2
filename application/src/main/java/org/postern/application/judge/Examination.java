package org.postern.application.judge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.DnsListLookup;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.origin.HeloFacts;
import org.postern.domain.origin.Iprev;
import org.postern.domain.origin.Origin;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.policy.Findings;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfOutcome;

/** All checks of one message: begun together, except DMARC, which needs the results of SPF and DKIM. */
final class Examination {
    private static final Dns SILENT = question -> Answer.failure(question, Troubles.WHY);

    private final Instant at;
    private final DomainName hostname;
    private final SoundLists lists;
    private final Dns dns;
    private final Checks checks;

    Examination(Instant at, DomainName hostname, SoundLists lists, Dns dns, Checks checks) {
        this.at = at;
        this.hostname = hostname;
        this.lists = lists;
        this.dns = dns;
        this.checks = checks;
    }

    /** Of a message of which nobody knows how it came: its author and its signatures. */
    Findings ofMessageAlone(MessageContent content, HeaderSection section) {
        OfMessage message = new OfMessage(content, section);
        Optional<AuthorDomain> found = message.author();
        DkimReport signed = message.dkim.result();
        DmarcResult dmarc = dmarc(found, Optional.empty(), signed);
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(signed),
                Optional.of(message.arc.result()),
                found,
                Optional.of(dmarc),
                List.of(),
                Optional.empty());
    }

    /** Before there is a message: who comes, and whether anybody could be told that its mail did not arrive. */
    Findings atMail(Circumstances came) {
        Optional<Checks.Check<SenderDomain>> sender = sender(came);
        Optional<Checks.Check<ListReport>> listed = listed(came.client());
        Optional<HeloFacts> helo = helo(came).result();
        return Findings.atMail(helo, sender.map(Checks.Check::result), listed.map(Checks.Check::result));
    }

    private Optional<Checks.Check<SenderDomain>> sender(Circumstances came) {
        return Judge.domain(came.sender()).map(domain -> Judge.senderDomain(checks, dns, domain));
    }

    private Optional<Checks.Check<ListReport>> listed(IpAddress client) {
        return lists.configured().isEmpty()
                ? Optional.empty()
                : Optional.of(checks.begin(
                        "lists", () -> ask(lists.tested(), client), () -> Troubles.lists(lists.configured())));
    }

    private Checks.Check<Optional<HeloFacts>> helo(Circumstances came) {
        return checks.begin(
                "helo",
                () -> Optional.of(new Origin(dns).helo(came.helo(), came.client(), List.of(hostname))),
                Optional::empty);
    }

    Findings findings(Circumstances came, MessageContent content, HeaderSection section) {
        IpAddress client = came.client();
        String said = came.helo();
        OfMessage message = new OfMessage(content, section);
        Checks.Check<SpfOutcome> mailFrom = spf(SpfArguments.mailFrom(client, came.sender(), said));
        Checks.Check<SpfOutcome> spfHelo = spf(SpfArguments.helo(client, said));
        Checks.Check<Iprev> iprev =
                checks.begin("iprev", () -> new Origin(dns).iprev(client), () -> new Origin(SILENT).iprev(client));
        Checks.Check<Optional<HeloFacts>> helo = helo(came);
        Optional<Checks.Check<ListReport>> listed = listed(client);
        Optional<Checks.Check<SenderDomain>> sender = sender(came);
        Optional<AuthorDomain> found = message.author();
        SpfOutcome sent = mailFrom.result();
        DkimReport signed = message.dkim.result();
        DmarcResult dmarc = dmarc(found, Optional.of(sent), signed);
        return new Findings(
                Optional.of(iprev.result()),
                helo.result(),
                sender.map(Checks.Check::result),
                listed.map(Checks.Check::result),
                Optional.of(spfHelo.result()),
                Optional.of(sent),
                Optional.of(signed),
                Optional.of(message.arc.result()),
                found,
                Optional.of(dmarc),
                List.of(),
                Optional.empty());
    }

    /** The checks that look at the message and at nothing else, begun together. */
    private final class OfMessage {
        private final Checks.Check<Optional<AuthorDomain>> author;
        private final Checks.Check<DkimReport> dkim;
        private final Checks.Check<ArcReport> arc;

        OfMessage(MessageContent content, HeaderSection section) {
            author = checks.begin("author", () -> Optional.of(AuthorDomain.of(section)), Optional::empty);
            Signatures signatures = new Signatures(content, dns, at);
            dkim = checks.begin("dkim", signatures::dkim, Troubles::dkim);
            arc = checks.begin("arc", signatures::arc, Troubles::arc);
        }

        Optional<AuthorDomain> author() {
            Optional<AuthorDomain> found = author.result();
            found.ifPresent(Examination.this::expectPolicy);
            return found;
        }
    }

    private Checks.Check<SpfOutcome> spf(SpfArguments arguments) {
        return checks.begin(
                "spf-" + arguments.identity().text(),
                () -> new CheckHost(dns, hostname.text(), SpfLimits.RFC_7208).check(arguments, at),
                () -> Troubles.spf(arguments));
    }

    private ListReport ask(List<DnsList> sound, IpAddress client) {
        DnsListLookup lookup = new DnsListLookup(dns);
        sound.forEach(list -> lookup.expect(list, client));
        return new ListReport(
                sound.stream().map(list -> lookup.ask(list, client)).toList());
    }

    private void expectPolicy(AuthorDomain author) {
        if (author instanceof AuthorDomain.Sole sole) {
            dns.expect(new Question("_dmarc." + sole.domain(), RecordType.TXT));
        }
    }

    private DmarcResult dmarc(Optional<AuthorDomain> author, Optional<SpfOutcome> mailFrom, DkimReport dkim) {
        if (author.isEmpty()) {
            return Troubles.dmarc();
        }
        List<Identifier> identifiers = Identifiers.of(mailFrom, dkim);
        return checks.begin("dmarc", () -> new Dmarc(dns).evaluate(author.get(), identifiers), Troubles::dmarc)
                .result();
    }
}
