package org.postern.testkit.ledger;

import java.util.List;
import java.util.SplittableRandom;
import org.postern.application.dns.DnsEvidence;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;
import org.postern.domain.policy.Decision;
import org.postern.domain.policy.Disposition;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Opinion;
import org.postern.domain.policy.StatedOpinion;

/** Decisions and evidence for {@link RandomLedgerEntries}. */
final class RandomVerdicts {
    private final SplittableRandom random;
    private final RandomLedgerEntries parts;

    RandomVerdicts(SplittableRandom random, RandomLedgerEntries parts) {
        this.random = random;
        this.parts = parts;
    }

    Decision decision() {
        return new Decision(disposition(), parts.maybe(parts::text), parts.many(3, this::opinion));
    }

    StatedOpinion opinion() {
        return new StatedOpinion(parts.text(), parts.any(Mode.values()), new Opinion(disposition(), parts.text()));
    }

    private Disposition disposition() {
        return switch (random.nextInt(4)) {
            case 0 -> new Disposition.Accept();
            case 1 -> new Disposition.Quarantine();
            case 2 -> new Disposition.Refuse(parts.reply(500, 600));
            default -> new Disposition.Defer(parts.reply(400, 500));
        };
    }

    DnsEvidence evidence() {
        Answer answer = new Answer(
                new Question(parts.text(), parts.any(RecordType.values())),
                parts.any(Answer.Status.values()),
                parts.many(4, this::one),
                random.nextLong(),
                parts.any(Security.values()),
                parts.text());
        return new DnsEvidence(answer, parts.duration());
    }

    private DnsRecord one() {
        return List.<DnsRecord>of(
                        new DnsRecord.HostAddress(parts.address()),
                        new DnsRecord.MailExchange(random.nextInt(65_536), parts.text()),
                        new DnsRecord.Pointer(parts.text()),
                        new DnsRecord.Text(parts.text()),
                        new DnsRecord.TlsAssociation(3, 1, random.nextInt(3), parts.text()))
                .get(random.nextInt(4));
    }
}
