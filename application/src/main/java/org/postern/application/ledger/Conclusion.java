package org.postern.application.ledger;

import java.util.Optional;
import org.postern.domain.smtp.Reply;

/** How a transaction ended. */
public sealed interface Conclusion {

    /** The message is kept. */
    record Kept(Reply reply) implements Conclusion {}

    /** Refused or deferred. */
    record Declined(Stage stage, Reply reply) implements Conclusion {}

    /** No decision on a message was reached; the reply is the farewell, when there was one. */
    record Abandoned(Cause cause, Optional<Reply> reply) implements Conclusion {}

    /** What was decided on. */
    enum Stage {
        /** The client, before the greeting. */
        CONNECT("connect"),
        /** The reverse-path. */
        MAIL("mail"),
        /** The mail data, before all of them came. */
        DATA("data"),
        /** The message. */
        MESSAGE("message");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** The word for it in the ledger. */
        public String word() {
            return word;
        }
    }

    /** Why no decision was reached. */
    enum Cause {
        /** The client began anew: RSET, HELO, EHLO, STARTTLS. */
        RESET("reset"),
        /** The client said QUIT. */
        QUIT("quit"),
        /** The connection was lost. */
        LOST("lost"),
        /** The server closed: time was up, too many errors, a stop. */
        CLOSED("closed"),
        /** A fault of ours. */
        FAULT("fault");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** The word for it in the ledger. */
        public String word() {
            return word;
        }
    }

    /** What the client was told last. */
    default Optional<Reply> said() {
        return switch (this) {
            case Kept kept -> Optional.of(kept.reply());
            case Declined declined -> Optional.of(declined.reply());
            case Abandoned abandoned -> abandoned.reply();
        };
    }
}
