package org.postern.adapters.trace;

import java.time.Instant;
import java.util.List;

/** The dialogue of a session that failed: {@code dropped} lines of its middle or beginning are missing before the others. */
public record Flight(
        Instant began,
        long number,
        String client,
        int port,
        String listener,
        List<String> ids,
        String reason,
        int dropped,
        List<TapeLine> lines) {

    public Flight {
        ids = List.copyOf(ids);
        lines = List.copyOf(lines);
    }

    /** What it is called by: the time it began, to the millisecond, and its number. */
    public String key() {
        return Long.toString(began.toEpochMilli(), Character.MAX_RADIX) + "-" + number;
    }
}
