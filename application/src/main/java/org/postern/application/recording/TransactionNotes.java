package org.postern.application.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.application.ledger.Conclusion;
import org.postern.application.ledger.LedgerEntry;
import org.postern.application.ledger.LedgerTimes;
import org.postern.application.ledger.NamedEnvelope;
import org.postern.application.ledger.NamedRecipient;
import org.postern.application.ledger.Verdict;
import org.postern.domain.message.MessageContent;
import org.postern.domain.message.Reception;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.Command;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.Recipient;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** What is known so far of a transaction that is under way. One session's, on its thread. */
final class TransactionNotes {
    /** A client may name forward-paths without end; so many of those that were declined are listed. */
    static final int MOST_DECLINED = 100;

    private final TransactionId id;
    private final Session.Identified session;
    private final Command.Mail mail;
    private final Instant began;
    private final List<NamedRecipient> recipients = new ArrayList<>();
    private int declined;
    private Optional<Instant> finalDot = Optional.empty();
    private OptionalLong octets = OptionalLong.empty();
    private Set<MailDataFlaw> flaws = Set.of();
    private long since;

    TransactionNotes(TransactionId id, Session.Identified session, Command.Mail mail, Instant began, long since) {
        this.id = id;
        this.session = session;
        this.mail = mail;
        this.began = began;
        this.since = since;
    }

    TransactionId id() {
        return id;
    }

    void accepted(Recipient recipient) {
        recipients.add(new NamedRecipient.Accepted(
                recipient.path().text(),
                recipient.mailboxes().stream().map(Object::toString).toList()));
    }

    void declined(Command.Rcpt rcpt, Reply reply) {
        declined++;
        if (declined <= MOST_DECLINED) {
            recipients.add(new NamedRecipient.Declined(rcpt.path().text(), reply));
        }
    }

    void came(MessageContent content, Set<MailDataFlaw> found, Instant when, long now) {
        finalDot = Optional.of(when);
        octets = OptionalLong.of(content.size());
        flaws = Set.copyOf(found);
        since = now;
    }

    LedgerEntry entry(
            Instant connected,
            Conclusion conclusion,
            Verdict verdict,
            List<StatedOpinion> guard,
            Instant when,
            long now) {
        Optional<Instant> accepted = conclusion instanceof Conclusion.Declined no && no.stage() == Conclusion.Stage.MAIL
                ? Optional.empty()
                : Optional.of(began);
        Greeting greeting = session.greeting();
        return new LedgerEntry(
                id,
                new LedgerTimes(connected, accepted, finalDot, when, Duration.ofNanos(now - since)),
                session.client(),
                Optional.of(greeting),
                Reception.protocol(
                        mail.parameters().smtpUtf8(),
                        greeting.extended(),
                        session.client().tls().isPresent(),
                        session.client().user().isPresent()),
                Optional.of(new NamedEnvelope(
                        mail.reversePath().text(), recipients, Math.max(0, declined - MOST_DECLINED))),
                octets,
                flaws,
                conclusion,
                verdict,
                guard);
    }
}
