package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.message.DateTimes;

/** RFC 5322 §3.3: a date that can be read, written as the RFC writes it, is read as the same moment, also in comments. */
public final class DateTimesTarget {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ROOT);

    private DateTimesTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Optional<Instant> read = DateTimes.parse(new String(octets, StandardCharsets.UTF_8));
        read.ifPresent(instant -> {
            String written = DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
            Holds.same(read, DateTimes.parse(written), "written again: " + written);
            Holds.same(read, DateTimes.parse(" (a) " + written + " (b)"), "between comments: " + written);
        });
    }
}
