package org.postern.bootstrap.command;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which messages to take away for good: those from before a moment, and the oldest until the rest has that many octets.
 * {@code dryRun}: say so only. {@code sure}: even if it is a large part of them all.
 */
public record PurgeRequest(Optional<Instant> before, OptionalLong toOctets, boolean dryRun, boolean sure) {

    public PurgeRequest {
        if (before.isEmpty() && toOctets.isEmpty()) {
            throw new IllegalArgumentException("everything or nothing?");
        }
    }
}
