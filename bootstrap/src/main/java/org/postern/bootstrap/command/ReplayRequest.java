package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;

/** Which transactions to judge again: the one of that id, or all since then; for people or as JSON. */
public record ReplayRequest(Optional<String> id, Optional<Instant> since, boolean json) {

    public ReplayRequest {
        if (id.isPresent() == since.isPresent()) {
            throw new IllegalArgumentException("an id or a time");
        }
    }
}
