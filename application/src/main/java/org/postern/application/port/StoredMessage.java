package org.postern.application.port;

import java.util.Optional;
import org.postern.domain.message.MessageContent;
import org.postern.domain.smtp.TransactionId;

/** A message in the store: its content is the whole file, our trace fields on top. */
public interface StoredMessage extends MessageContent {

    /**
     * What names it in the store for good: the text of its id, or for a file that was put there by other hands its path
     * below the store's root without {@code .eml}.
     */
    String key();

    /** Its id; empty for a file put there by other hands. */
    default Optional<TransactionId> id() {
        return TransactionId.parse(key());
    }
}
