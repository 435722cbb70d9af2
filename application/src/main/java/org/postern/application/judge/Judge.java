package org.postern.application.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.postern.application.dns.BudgetedDns;
import org.postern.application.dns.RecordingDns;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsListLookup;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.origin.Origin;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.policy.Findings;
import org.postern.domain.policy.Policy;
import org.postern.domain.scan.ScanReport;
import org.postern.domain.scan.ScanRequest;
import org.postern.domain.session.Client;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.TransactionId;

/**
 * Judges a transaction: every check side by side, all under one budget of the DNS's time and questions, then the policy.
 * It waits no longer than the budget for the DNS and {@link #GRACE} for the rest, and
 * for the scanners as long as they have; whatever does not come in that time, or
 * breaks, is a temperror of that check. A client that has proved to be a user of ours is who it says: its
 * messages are scanned and no more.
 */
public final class Judge implements TransactionJudge {
    /** How much longer than the DNS's budget reading and computing may take. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** What nobody's settings exceed. */
    private static final Duration LONGEST_SCAN = Duration.ofHours(1);

    private static final SoundLists NO_LISTS = SoundLists.none();

    /** No check that can be made at MAIL looks at the time. */
    private static final Instant AT_MAIL = Instant.EPOCH;

    private final Dns dns;
    private final Policy policy;
    private final SoundLists lists;
    private final JudgeSettings settings;
    private final Scanning scanning;
    private final Optional<Consulting> greylist;
    private final LongSupplier nanoClock;

    /** Without content scanners. */
    public Judge(Dns dns, Policy policy, SoundLists lists, JudgeSettings settings, LongSupplier nanoClock) {
        this(dns, policy, lists, settings, Scanning.NOBODY, nanoClock);
    }

    /** {@code dns} is shared by all and remembers what {@code expect} announced; {@code nanoClock} as System.nanoTime. */
    public Judge(
            Dns dns,
            Policy policy,
            SoundLists lists,
            JudgeSettings settings,
            Scanning scanning,
            LongSupplier nanoClock) {
        this(dns, policy, lists, settings, scanning, Optional.empty(), nanoClock);
    }

    /** The same with a greylist, if there is one. */
    public Judge(
            Dns dns,
            Policy policy,
            SoundLists lists,
            JudgeSettings settings,
            Scanning scanning,
            Optional<Consulting> greylist,
            LongSupplier nanoClock) {
        this.dns = dns;
        this.policy = policy;
        this.lists = lists;
        this.settings = settings;
        this.scanning = scanning;
        this.greylist = greylist;
        this.nanoClock = nanoClock;
    }

    /** Has the DNS begin with what every message of this client will need. */
    public void expect(Client client) {
        if (!settings.trusts(client.address())) {
            new Origin(dns).expectClient(client.address());
            DnsListLookup lookup = new DnsListLookup(dns);
            lists(client.address()).now().forEach(list -> lookup.expect(list, client.address()));
        }
    }

    /** Asks what costs least, and what the DNS has been asked for since the client came: before any content is sent. */
    @Override
    public Judgement ofSender(Circumstances came, TransactionId id) {
        if (settings.trusts(came.client())) {
            return Judgement.NONE;
        }
        domain(came.sender()).ifPresent(domain -> dns.expect(new Question(domain.text(), RecordType.TXT)));
        Duration budget = settings.budget().dividedBy(2);
        RecordingDns seen = seen(budget);
        try (Checks checks = new Checks(budget.plus(GRACE), nanoClock)) {
            Findings findings =
                    examination(AT_MAIL, came.client(), seen, checks).atMail(came);
            return judgement(findings, id, seen, List.of(), checks);
        }
    }

    private Examination examination(Instant at, IpAddress client, RecordingDns seen, Checks checks) {
        return new Examination(at, settings.hostname(), lists(client), seen, checks);
    }

    @Override
    public Judgement ofMessage(
            Session.InTransaction session, MessageContent content, HeaderSection section, Instant at) {
        Circumstances came = Circumstances.of(session);
        return session.client().user().isPresent()
                ? scannedOnly(came, session.id(), content)
                : ofMessage(Optional.of(came), session.id(), content, section, at);
    }

    /** A user of ours is who it says, and may not know what it sends: scanners look, and nobody else. */
    private Judgement scannedOnly(Circumstances came, TransactionId id, MessageContent content) {
        RecordingDns seen = seen(settings.budget());
        try (Checks checks = new Checks(settings.budget().plus(GRACE), nanoClock);
                Scanning.UnderWay scans = scanning.begin(request(came, id, content))) {
            List<ScanEvidence> scanned = scans.results();
            return scanned.isEmpty()
                    ? Judgement.NONE
                    : judgement(Findings.NONE.with(reports(scanned)), id, seen, scanned, checks);
        }
    }

    /** Judges a message that may be anywhere; without circumstances by its author and its signatures alone. */
    public Judgement ofMessage(
            Optional<Circumstances> came, TransactionId id, MessageContent content, HeaderSection section, Instant at) {
        if (came.isPresent() && settings.trusts(came.get().client())) {
            return Judgement.NONE;
        }
        RecordingDns seen = seen(settings.budget());
        Optional<ScanRequest> request = came.map(known -> request(known, id, content));
        try (Checks checks = new Checks(settings.budget().plus(GRACE), nanoClock);
                Scanning.UnderWay scans = request.map(scanning::begin).orElse(Scanning.NOTHING)) {
            Findings findings = came.map(known ->
                            examination(at, known.client(), seen, checks).findings(known, content, section))
                    .orElseGet(() -> new Examination(at, settings.hostname(), NO_LISTS, seen, checks)
                            .ofMessageAlone(content, section));
            findings.lists().ifPresent(lists::count);
            Findings met = came.map(known -> met(findings, known.client(), seen, at, checks))
                    .orElse(findings);
            List<ScanEvidence> scanned = scans.results();
            Judgement judgement = judgement(met.with(reports(scanned)), id, seen, scanned, checks);
            met.greylist()
                    .ifPresent(report -> greylist.ifPresent(list -> list.concluded(report, judgement.decision())));
            return judgement;
        }
    }

    /** After the other checks, for it depends on them. */
    private Findings met(Findings findings, IpAddress client, Dns seen, Instant at, Checks checks) {
        return greylist.map(list -> findings.with(checks.begin(
                                "greylist",
                                () -> list.report(client, findings, identifiers(findings), seen, at),
                                () -> new GreylistReport.Unavailable(Troubles.WHY))
                        .result()))
                .orElse(findings);
    }

    private static List<Identifier> identifiers(Findings findings) {
        return Identifiers.of(findings.spfMailFrom(), findings.dkim().orElseGet(() -> new DkimReport(List.of())));
    }

    private ScanRequest request(Circumstances came, TransactionId id, MessageContent content) {
        return new ScanRequest(
                id,
                settings.hostname(),
                came.from(),
                came.helo(),
                came.sender(),
                came.recipients(),
                content,
                LONGEST_SCAN);
    }

    private static List<ScanReport> reports(List<ScanEvidence> scanned) {
        return scanned.stream().map(ScanEvidence::report).toList();
    }

    private SoundLists lists(IpAddress client) {
        return settings.looksUp(client) ? lists : NO_LISTS;
    }

    /** What a judgement sees of the DNS: its answers as long as the budget lasts, failures from then on. */
    private RecordingDns seen(Duration budget) {
        return new RecordingDns(new BudgetedDns(dns, budget, settings.queries(), nanoClock), nanoClock);
    }

    private Judgement judgement(
            Findings findings, TransactionId id, RecordingDns recording, List<ScanEvidence> scans, Checks checks) {
        return new Judgement(
                findings, policy.decide(findings, id), recording.evidence(), scans, checks.timings(), checks.faults());
    }

    /** The domain of a reverse-path; a null one has none, nor has an address literal. */
    static Optional<DomainName> domain(ReversePath sender) {
        return sender instanceof Path path && path.mailbox().domain() instanceof DomainName domain
                ? Optional.of(domain)
                : Optional.empty();
    }

    static Checks.Check<SenderDomain> senderDomain(Checks checks, Dns dns, DomainName domain) {
        return checks.begin(
                "sender-domain",
                () -> new Origin(dns).sender(domain),
                () -> new Origin(question -> Answer.failure(question, Troubles.WHY)).sender(domain));
    }
}
