package org.postern.bootstrap.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.postern.bootstrap.configuration.TimeSpan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 2026-11-23} (its first instant in UTC), {@code 2026-11-23T15:00:00Z} (RFC 3339, any offset) or {@code 7d}
 * (so long before now).
 */
final class Moment implements ITypeConverter<Instant> {
    /** What may be written. */
    static final String FORMS =
            "a date (its start in UTC), a time such as 2026-11-23T15:00:00Z, or so long ago: 7d, 12h";

    private static final int LENGTH_OF_A_DATE = 10;

    @Override
    public Instant convert(String text) {
        Optional<Duration> ago = TimeSpan.parse(text);
        if (ago.isPresent()) {
            return Instant.now().minus(ago.get());
        }
        try {
            return text.length() == LENGTH_OF_A_DATE
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "must be a date such as 2026-11-23 or a time such as 2026-11-23T15:00:00Z or a time ago such as 7d");
        }
    }
}
