package org.postern.application.conversation;

import org.postern.domain.session.Event;
import org.postern.domain.smtp.Command;

/** Why a session ended, in a word for the log, as far as its last event tells. */
final class Ending {

    private Ending() {}

    static String reason(Event event) {
        if (event instanceof Event.CommandReceived received && received.command() instanceof Command.Quit) {
            return "quit";
        }
        if (event instanceof Event.Broken broken) {
            return broken.farewell().lines().getFirst();
        }
        if (event instanceof Event.ClientJudged) {
            return "client refused";
        }
        return event instanceof Event.ConnectionLost ? "connection lost" : "closed by server";
    }
}
