package org.postern.application.receive;

import org.postern.application.port.StoreFailure;
import org.postern.domain.smtp.Replies;
import org.postern.domain.smtp.Reply;

/** What the client is told when the store cannot take a message: always to come back. */
public final class Shortage {

    private Shortage() {}

    /** The 4yz for a failure of the store. */
    public static Reply reply(StoreFailure failure) {
        return switch (failure) {
            case FULL, BUSY -> Replies.STORE_FULL;
            case FAULT -> Replies.LOCAL_FAULT;
        };
    }
}
