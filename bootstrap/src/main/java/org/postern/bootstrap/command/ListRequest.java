package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;

/**
 * Which messages to list: those that meet every condition that is present. {@code since} is the first instant taken,
 * {@code until} the first one not taken; {@code limit} is the most messages to list, from 1.
 */
public record ListRequest(
        Optional<String> recipient,
        Optional<String> sender,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> subject,
        int limit,
        boolean json) {

    public ListRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }
}
