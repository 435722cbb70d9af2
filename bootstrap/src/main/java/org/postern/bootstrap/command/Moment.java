package org.postern.bootstrap.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-11-23} (its first instant in UTC) or {@code 2026-11-23T15:00:00Z} (RFC 3339, any offset). */
final class Moment implements ITypeConverter<Instant> {
    private static final int LENGTH_OF_A_DATE = 10;

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == LENGTH_OF_A_DATE
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "must be a date such as 2026-11-23 or a time such as 2026-11-23T15:00:00Z");
        }
    }
}
