package org.postern.application.port;

import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for; every part given must match, without regard to case. {@code recipient} is matched against
 * recipients and mailboxes, {@code sender} against reverse-path and From, both as a part of the address; {@code subject}
 * as a part of the decoded subject. Characters such as {@code %} and {@code _} stand for themselves.
 */
public record IndexQuery(
        Optional<String> recipient,
        Optional<String> sender,
        Optional<String> subject,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit) {

    /** Everything, newest first. */
    public static IndexQuery newest(int limit) {
        return new IndexQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
