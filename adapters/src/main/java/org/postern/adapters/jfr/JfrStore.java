package org.postern.adapters.jfr;

import org.postern.application.around.StoreAround;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MessageStore;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A store of whose writes each is an event. */
public record JfrStore(MessageStore inner) implements StoreAround {

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        StoreWriteEvent event = new StoreWriteEvent();
        event.begin();
        KeepOutcome outcome = inner.keep(id, head, content, from);
        event.end();
        if (event.shouldCommit()) {
            event.id = id.text();
            event.octets = head.length + content.size() - from;
            event.outcome = switch (outcome) {
                case KeepOutcome.Kept kept -> "KEPT";
                case KeepOutcome.NotKept not -> not.failure().name();
            };
            event.commit();
        }
        return outcome;
    }
}
