package org.postern.application.recording;

import java.time.Instant;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.TransactionJudge;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.TransactionId;

/** A judge whose judgements are remembered until their transaction is written down. */
final class WitnessedJudge implements TransactionJudge {
    private final TransactionJudge judge;
    private final RecordTransactions witness;

    WitnessedJudge(TransactionJudge judge, RecordTransactions witness) {
        this.judge = judge;
        this.witness = witness;
    }

    @Override
    public Judgement ofSender(Circumstances came, TransactionId id) {
        return witness.judged(id, judge.ofSender(came, id));
    }

    @Override
    public Judgement ofMessage(
            Session.InTransaction session, MessageContent content, HeaderSection section, Instant at) {
        return witness.judged(session.id(), judge.ofMessage(session, content, section, at));
    }
}
