package org.postern.application.judge;

import java.time.Instant;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.session.Session;
import org.postern.domain.smtp.TransactionId;

/** Who decides on transactions, once at MAIL and once when the content is there. */
public interface TransactionJudge {
    /** Takes everything and looks at nothing. */
    TransactionJudge NOBODY = new TransactionJudge() {
        @Override
        public Judgement ofSender(Circumstances came, TransactionId id) {
            return Judgement.NONE;
        }

        @Override
        public Judgement ofMessage(
                Session.InTransaction session, MessageContent content, HeaderSection section, Instant at) {
            return Judgement.NONE;
        }
    };

    /** Judges what is known at MAIL: who comes, and how. */
    Judgement ofSender(Circumstances came, TransactionId id);

    /** Judges the whole; the time is that of the receipt. */
    Judgement ofMessage(Session.InTransaction session, MessageContent content, HeaderSection section, Instant at);
}
