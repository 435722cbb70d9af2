package org.postern.application.ledger;

import org.postern.domain.smtp.Reply;

/** How a transaction ended, in a sentence. */
final class Outcome {

    private Outcome() {}

    static String of(Conclusion conclusion) {
        return switch (conclusion) {
            case Conclusion.Kept kept -> "The message is kept; the client was told: " + kept.reply();
            case Conclusion.Declined no -> told(no);
            case Conclusion.Abandoned gone ->
                told(gone.cause())
                        + gone.reply()
                                .map(reply -> " The client was told: " + reply)
                                .orElse("");
        };
    }

    private static String told(Conclusion.Declined no) {
        Reply reply = no.reply();
        String what = switch (no.stage()) {
            case CONNECT -> "The client";
            case MAIL -> "The sender";
            case DATA -> "The mail data";
            case MESSAGE -> "The message";
        };
        return what + " was " + (reply.isRefusal() ? "refused" : "put off") + ": " + reply;
    }

    private static String told(Conclusion.Cause cause) {
        return switch (cause) {
            case RESET -> "The client began anew before there was a message to decide on.";
            case QUIT -> "The client took its leave before there was a message to decide on.";
            case LOST -> "The connection was lost before there was a message to decide on.";
            case CLOSED -> "The session was closed before there was a message to decide on.";
            case FAULT -> "A fault of ours ended the session; nothing was kept that was not acknowledged.";
        };
    }
}
