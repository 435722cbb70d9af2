package org.postern.domain.session;

import org.postern.domain.smtp.Reply;

/** What became of a message. */
public sealed interface MessageVerdict {

    /** It is kept; the reply says so. */
    record MessageKept(Reply reply) implements MessageVerdict {}

    /** Nothing of it is kept; a 4yz or 5yz. */
    record MessageDeclined(Reply reply) implements MessageVerdict {}
}
