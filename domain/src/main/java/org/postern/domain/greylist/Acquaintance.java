package org.postern.domain.greylist;

import java.time.Instant;

/**
 * What is remembered of a sender: by which key, when it was met first, whether it has come back since as it was asked to, and
 * until when this is remembered unless it comes again.
 */
public record Acquaintance(String key, Instant met, boolean known, Instant until) {}
