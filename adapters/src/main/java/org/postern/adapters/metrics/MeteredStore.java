package org.postern.adapters.metrics;

import org.postern.application.around.StoreAround;
import org.postern.application.port.KeepOutcome;
import org.postern.application.port.MessageStore;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A store whose writes are timed. */
record MeteredStore(MessageStore inner, StoreMeter meter) implements StoreAround {

    @Override
    public KeepOutcome keep(TransactionId id, byte[] head, MessageContent content, long from) {
        StoreMeter.Operation operation = meter.begin();
        try {
            KeepOutcome outcome = inner.keep(id, head, content, from);
            meter.ended(operation, outcome);
            return outcome;
        } finally {
            meter.end(operation);
        }
    }
}
