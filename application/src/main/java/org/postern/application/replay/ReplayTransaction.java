package org.postern.application.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.application.dns.DnsEvidence;
import org.postern.application.dns.ReplayDns;
import org.postern.application.greylist.ConsultGreylist;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judge;
import org.postern.application.judge.JudgeSettings;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.SoundLists;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.StatedFindings;
import org.postern.application.ledger.Verdict;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.application.scan.Scanners;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.PathParser;
import org.postern.domain.address.ReversePath;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.greylist.GreylistReport;
import org.postern.domain.greylist.GreylistTimes;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.OriginalContent;
import org.postern.domain.message.Trace;
import org.postern.domain.policy.Policy;

/**
 * Judges a transaction again, offline: from the octets that were kept, the DNS the scanners and the greylist as they answered then,
 * and a policy, which need not be that of then. A list is asked again when it was asked then.
 */
public final class ReplayTransaction {
    /** The answers are there, so neither time nor number bounds them. */
    private static final Duration ALL_THE_TIME = Duration.ofHours(1);

    private final StoredMessages store;
    private final Policy policy;
    private final JudgeSettings settings;
    private final List<DnsList> lists;

    public ReplayTransaction(StoredMessages store, Policy policy, JudgeSettings settings, List<DnsList> lists) {
        this.store = store;
        this.policy = policy;
        this.settings =
                new JudgeSettings(settings.hostname(), ALL_THE_TIME, Integer.MAX_VALUE, settings.trusted(), List.of());
        this.lists = List.copyOf(lists);
    }

    /** Judges it again. A disk that cannot be read is an {@link UncheckedIOException}. */
    public Replayed replay(LedgerEntry entry) {
        if (entry.client().user().isPresent()) {
            return new Replayed.NotReplayed(entry, "its client was authenticated, so it was not judged");
        }
        if (entry.verdict().findings().isEmpty()) {
            return new Replayed.NotReplayed(entry, "it was not judged");
        }
        if (!entry.verdict().faults().isEmpty()) {
            return new Replayed.NotReplayed(
                    entry,
                    "a check did not come to its end: "
                            + entry.verdict().faults().getFirst());
        }
        Optional<ReversePath> sender =
                entry.envelope().map(NamedEnvelope::reversePath).flatMap(ReplayTransaction::path);
        if (sender.isEmpty()) {
            return new Replayed.NotReplayed(entry, "its reverse-path cannot be read");
        }
        Judge judge = judge(entry.verdict(), entry.client().address());
        if (StatedFindings.areOfMailOnly(entry.verdict().findings())) {
            return compared(entry, judge.ofSender(circumstances(entry, sender.get()), entry.id()));
        }
        return entry.conclusion() instanceof Conclusion.Kept
                ? withMessage(entry, judge, sender.get())
                : new Replayed.NotReplayed(entry, "the message was declined, its octets are not kept");
    }

    private static Circumstances circumstances(LedgerEntry entry, ReversePath sender) {
        String helo = entry.greeting().map(greeting -> greeting.name()).orElse("");
        return new Circumstances(entry.client().address(), helo, sender);
    }

    private static Optional<ReversePath> path(String text) {
        return PathParser.parse(text, Integer.MAX_VALUE) instanceof PathParser.Parsed parsed
                        && parsed.path() instanceof ReversePath path
                ? Optional.of(path)
                : Optional.empty();
    }

    private Judge judge(Verdict verdict, IpAddress client) {
        List<DnsEvidence> evidence = verdict.evidence();
        List<DnsList> asked =
                lists.stream().filter(list -> wasAsked(list, evidence)).toList();
        return new Judge(
                new ReplayDns(evidence),
                policy,
                SoundLists.standing(asked),
                settings,
                Scanners.recorded(verdict.scans()),
                verdict.greylist().map(said -> greylist(said, client)),
                System::nanoTime);
    }

    /** It is asked again when it was asked then; who was allowed everything then is so again. */
    private static ConsultGreylist greylist(GreylistReport said, IpAddress client) {
        boolean allowed =
                said instanceof GreylistReport.Exempt exempt && exempt.reason() == GreylistReport.Reason.ALLOWED;
        List<IpNetwork> networks = allowed ? List.of(new IpNetwork(client, client.width())) : List.of();
        return new ConsultGreylist(new RecordedGreylist(said), GreylistTimes.USUAL, networks);
    }

    private static boolean wasAsked(DnsList list, List<DnsEvidence> evidence) {
        String zone = "." + list.zone().text();
        return evidence.stream().anyMatch(one -> one.question().name().endsWith(zone));
    }

    private Replayed withMessage(LedgerEntry entry, Judge judge, ReversePath sender) {
        Optional<StoredMessage> message = store.find(entry.id().text());
        if (message.isEmpty()) {
            return new Replayed.NotReplayed(entry, "its message is no longer in the store");
        }
        try {
            Optional<Trace> trace = Trace.read(section(message.get().open()));
            Optional<OriginalContent> content = OriginalContent.of(message.get());
            if (trace.isEmpty() || content.isEmpty()) {
                return new Replayed.NotReplayed(entry, "its file was changed; postern fsck says how");
            }
            return compared(
                    entry,
                    judge.ofMessage(
                            Optional.of(circumstances(entry, sender)),
                            entry.id(),
                            content.get(),
                            section(content.get().open()),
                            trace.get().receivedAt()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HeaderSection section(InputStream opened) throws IOException {
        try (InputStream octets = opened) {
            return HeaderReader.read(octets);
        }
    }

    private static Replayed compared(LedgerEntry entry, Judgement judgement) {
        Verdict then = entry.verdict();
        Verdict now = Verdict.of(judgement);
        if (judgement.equals(Judgement.NONE)) {
            return new Replayed.NotReplayed(entry, "its client is trusted now");
        }
        if (!now.findings().equals(then.findings())) {
            return new Replayed.Contradicted(entry, now);
        }
        return now.decision().equals(then.decision())
                ? new Replayed.Same(entry)
                : new Replayed.Reconsidered(entry, now);
    }
}
