package org.postern.domain.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.domain.smtp.TransactionId;

/**
 * What {@link TraceFields} wrote, read back from a kept message. Addresses without brackets; the null reverse-path is the
 * empty text. {@code facts} are the names and values of the session field, such as {@code client} and {@code helo}; {@code disposition}
 * is among them when the message was not simply accepted.
 */
public record Trace(
        TransactionId id,
        Instant receivedAt,
        String reversePath,
        List<String> recipients,
        List<String> mailboxes,
        List<String> rcptParameters,
        Map<String, String> facts) {

    public Trace {
        recipients = List.copyOf(recipients);
        mailboxes = List.copyOf(mailboxes);
        rcptParameters = List.copyOf(rcptParameters);
        facts = Map.copyOf(facts);
    }

    /** Reads the fields; empty when the message was not kept by a Postern server. */
    public static Optional<Trace> read(HeaderSection section) {
        Optional<TransactionId> id = section.first(TraceFields.ID).flatMap(field -> TransactionId.parse(field.text()));
        Optional<HeaderField> session = section.first(TraceFields.SESSION);
        if (id.isEmpty() || session.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> facts = new HashMap<>(Facts.decode(session.get().text()));
        section.first(TraceFields.DISPOSITION)
                .map(field -> field.text().split(";", 2)[0].strip())
                .ifPresent(disposition -> facts.put("disposition", disposition));
        return Optional.of(new Trace(
                id.get(),
                instant(facts.get("received")).orElse(id.get().time()),
                section.first(TraceFields.RETURN_PATH)
                        .map(field -> unbracketed(field.text()))
                        .orElse(""),
                section.first(TraceFields.ENVELOPE_TO)
                        .map(field -> AddressTexts.split(field.text()))
                        .orElse(List.of()),
                section.all(TraceFields.DELIVERED_TO).stream()
                        .map(HeaderField::text)
                        .toList(),
                section.all(TraceFields.RCPT).stream().map(HeaderField::text).toList(),
                facts));
    }

    /** A file put into the store by other hands may say anything here. */
    private static String unbracketed(String path) {
        return path.startsWith("<") && path.endsWith(">") ? TraceFields.bare(path) : path;
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }
}
