package org.postern.application.doctor;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the clock without asking anybody: its time, whether the system says it is kept in time by the network
 * (empty: it does not say), and when our folders were last changed.
 */
public record ClockFacts(Instant now, Optional<Boolean> keptInTime, Instant newestChange) {}
