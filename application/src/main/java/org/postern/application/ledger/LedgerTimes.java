package org.postern.application.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When it happened, by the wall clock: the client connected, MAIL was accepted, the final dot or last chunk came, the
 * reply was decided. {@code taken}: from the final dot (without one, from MAIL; without that, from the connection) to the
 * reply, by a clock that nobody sets.
 */
public record LedgerTimes(
        Instant connected, Optional<Instant> mail, Optional<Instant> finalDot, Instant concluded, Duration taken) {}
