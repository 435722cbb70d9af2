package org.postern.application.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postern.domain.policy.StatedOpinion;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.smtp.MailDataFlaw;
import org.postern.domain.smtp.TransactionId;

/**
 * All that is known of one mail transaction when it is over, whatever its end; a client or sender that was turned away
 * has one, too. {@code protocol} is the keyword of RFC 3848, empty before the greeting; {@code octets} those of the
 * content, there once it came whole; {@code guard} what was held against the client by what it and others did besides.
 */
public record LedgerEntry(
        TransactionId id,
        LedgerTimes times,
        Client client,
        Optional<Greeting> greeting,
        String protocol,
        Optional<NamedEnvelope> envelope,
        OptionalLong octets,
        Set<MailDataFlaw> flaws,
        Conclusion conclusion,
        Verdict verdict,
        List<StatedOpinion> guard) {

    public LedgerEntry {
        guard = List.copyOf(guard);
        flaws = Set.copyOf(flaws);
    }
}
