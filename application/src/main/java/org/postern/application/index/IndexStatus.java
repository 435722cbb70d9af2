package org.postern.application.index;

import java.util.Optional;

/**
 * How the index is doing since the start of the process: entries written, messages that wait and those that found no
 * place in the queue, messages that could not be read, and the newest fault while it is down.
 */
public record IndexStatus(
        State state, long written, long waiting, long overflowed, long unreadable, Optional<String> fault) {

    /** Where it stands. */
    public enum State {
        /** It answers, but messages may be missing in it. */
        CATCHING_UP,
        /** Every message kept until a moment ago is in it. */
        CURRENT,
        /** It does not answer. Mail is kept all the same. */
        DOWN,
        /** The process is stopping. */
        STOPPED
    }
}
