package org.postern.adapters.jfr;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.application.port.SessionFollower;
import org.postern.domain.session.Event;
import org.postern.domain.session.MessageVerdict;
import org.postern.domain.session.Session;
import org.postern.domain.session.Step;
import org.postern.domain.session.TlsFacts;
import org.postern.domain.smtp.EnhancedStatusCode;
import org.postern.domain.smtp.Reply;
import org.postern.domain.smtp.TransactionId;

/** One session and its messages. An event that nobody records is never made: an empty place is all that is looked at. */
final class JfrSession implements SessionFollower {
    private final long number;
    private final @Nullable SessionEvent event;
    private @Nullable MessageEvent message;

    JfrSession(long number, String listener) {
        this.number = number;
        SessionEvent begun = new SessionEvent();
        if (begun.isEnabled()) {
            begun.session = number;
            begun.listener = listener;
            begun.begin();
            this.event = begun;
        } else {
            this.event = null;
        }
    }

    @Override
    public void heard(ByteBuffer line) {}

    @Override
    public void said(Reply reply) {}

    @Override
    public void happened(Event event, Step step) {
        if (event instanceof Event.MailDataReceived came) {
            came(came.asked().session().id(), came.content().size());
        } else if (event instanceof Event.LastChunkReceived came) {
            came(came.asked().session().transaction().id(), came.content().size());
        } else if (event instanceof Event.MessageJudged judged) {
            answered(reply(judged.verdict()));
        }
    }

    private void came(TransactionId id, long octets) {
        MessageEvent begun = new MessageEvent();
        if (begun.isEnabled()) {
            begun.session = number;
            begun.id = id.text();
            begun.octets = octets;
            begun.begin();
            message = begun;
        }
    }

    private static Reply reply(MessageVerdict verdict) {
        return switch (verdict) {
            case MessageVerdict.MessageKept kept -> kept.reply();
            case MessageVerdict.MessageDeclined declined -> declined.reply();
        };
    }

    private void answered(Reply reply) {
        MessageEvent open = message;
        if (open != null) {
            open.outcome = reply.isPositive() ? "kept" : "declined";
            open.reply = reply.code()
                    + reply.enhanced()
                            .map(EnhancedStatusCode::toString)
                            .map(" "::concat)
                            .orElse("");
            commit(open);
        }
    }

    private void commit(MessageEvent open) {
        message = null;
        open.end();
        open.commit();
    }

    /** A message that was not answered for fell to a fault. */
    @Override
    public void over(Session session, String reason, Duration lasted) {
        MessageEvent open = message;
        if (open != null) {
            commit(open);
        }
        if (event != null) {
            event.tls = session.client().tls().map(TlsFacts::version).orElse("");
            event.reason = reason;
            event.transactions = session.tally().transactions();
            event.errors = session.tally().errors();
            event.end();
            event.commit();
        }
    }
}
