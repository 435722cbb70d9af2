package org.postern.application.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.ReversePath;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcValidator;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimVerifier;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dmarc.Identifier.Verification;
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
import org.postern.domain.session.Session;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfOutcome;

/** All checks of one message: begun together, except DMARC, which needs the results of SPF and DKIM. */
final class Examination {
    private static final Dns SILENT = question -> Answer.failure(question, Troubles.WHY);

    private final Session.InTransaction session;
    private final Instant at;
    private final DomainName hostname;
    private final SoundLists lists;
    private final Dns dns;
    private final Checks checks;

    Examination(
            Session.InTransaction session, Instant at, DomainName hostname, SoundLists lists, Dns dns, Checks checks) {
        this.session = session;
        this.at = at;
        this.hostname = hostname;
        this.lists = lists;
        this.dns = dns;
        this.checks = checks;
    }

    Findings findings(MessageContent content, HeaderSection section) {
        IpAddress client = session.client().address();
        String said = session.greeting().name();
        Checks.Check<Optional<AuthorDomain>> author =
                checks.begin("author", () -> Optional.of(AuthorDomain.of(section)), Optional::empty);
        Checks.Check<SpfOutcome> mailFrom = spf(SpfArguments.mailFrom(client, reversePath(), said));
        Checks.Check<SpfOutcome> spfHelo = spf(SpfArguments.helo(client, said));
        Checks.Check<DkimReport> dkim =
                checks.begin("dkim", () -> new DkimVerifier(dns).verify(content, at), Troubles::dkim);
        Checks.Check<ArcReport> arc =
                checks.begin("arc", () -> new ArcValidator(dns).validate(content, at), Troubles::arc);
        Checks.Check<Iprev> iprev =
                checks.begin("iprev", () -> new Origin(dns).iprev(client), () -> new Origin(SILENT).iprev(client));
        Checks.Check<Optional<HeloFacts>> helo = checks.begin(
                "helo", () -> Optional.of(new Origin(dns).helo(said, client, List.of(hostname))), Optional::empty);
        Checks.Check<ListReport> listed =
                checks.begin("lists", () -> ask(lists.tested(), client), () -> Troubles.lists(lists.configured()));
        Optional<Checks.Check<SenderDomain>> sender =
                Judge.domain(reversePath()).map(domain -> Judge.senderDomain(checks, dns, domain));
        Optional<AuthorDomain> found = author.result();
        found.ifPresent(this::expectPolicy);
        SpfOutcome sent = mailFrom.result();
        DkimReport signed = dkim.result();
        DmarcResult dmarc = found.map(one -> dmarc(one, sent, signed)).orElseGet(Troubles::dmarc);
        return new Findings(
                Optional.of(iprev.result()),
                helo.result(),
                sender.map(Checks.Check::result),
                lists.configured().isEmpty() ? Optional.empty() : Optional.of(listed.result()),
                Optional.of(spfHelo.result()),
                Optional.of(sent),
                Optional.of(signed),
                Optional.of(arc.result()),
                found,
                Optional.of(dmarc));
    }

    private ReversePath reversePath() {
        return session.envelope().reversePath();
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

    private DmarcResult dmarc(AuthorDomain author, SpfOutcome mailFrom, DkimReport dkim) {
        List<Identifier> identifiers = identifiers(mailFrom, dkim);
        return checks.begin("dmarc", () -> new Dmarc(dns).evaluate(author, identifiers), Troubles::dmarc)
                .result();
    }

    /** RFC 9989 §4.4: the MAIL FROM identity, which for a null reverse-path is that of HELO, and each signing domain. */
    private static List<Identifier> identifiers(SpfOutcome mailFrom, DkimReport dkim) {
        List<Identifier> identifiers = new ArrayList<>();
        Verification spf = switch (mailFrom.result()) {
            case PASS -> Verification.PASSED;
            case TEMPERROR -> Verification.TEMPORARY_ERROR;
            case NONE, NEUTRAL, FAIL, SOFTFAIL, PERMERROR -> Verification.NOT_PASSED;
        };
        String domain = mailFrom.arguments().domain();
        DomainName.parse(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
                .ifPresent(name -> identifiers.add(Identifier.spf(name, spf)));
        for (SignatureReport signature : dkim.signatures()) {
            signature
                    .signingDomain()
                    .ifPresent(name -> identifiers.add(Identifier.dkim(name, verification(signature))));
        }
        return identifiers;
    }

    private static Verification verification(SignatureReport signature) {
        return switch (signature.result()) {
            case PASS -> Verification.PASSED;
            case TEMPERROR -> Verification.TEMPORARY_ERROR;
            case NONE, FAIL, POLICY, NEUTRAL, PERMERROR -> Verification.NOT_PASSED;
        };
    }
}
