package org.postern.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for; every part given must match, without regard to case. {@code recipient} is matched against
 * recipients and mailboxes, {@code sender} against reverse-path and From, both as a part of the address; {@code subject}
 * as a part of the decoded subject. Characters such as {@code %} and {@code _} stand for themselves. {@code since} is
 * part of the time looked at, {@code until} is not. {@code limit} is clamped to 1 to {@link #MOST}.
 */
public record IndexQuery(
        Optional<String> recipient,
        Optional<String> sender,
        Optional<String> subject,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit) {

    /** The most entries one answer has. */
    public static final int MOST = 10_000;

    public IndexQuery {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** Everything, newest first. */
    public static IndexQuery newest(int limit) {
        return new IndexQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Whether an entry is one of those looked for: what every index must agree with. */
    public boolean matches(IndexEntry entry) {
        return recipient.stream()
                        .allMatch(part -> anyHolds(entry.recipients(), part) || anyHolds(entry.mailboxes(), part))
                && sender.stream().allMatch(part -> holds(entry.reversePath(), part) || holds(entry.from(), part))
                && subject.stream().allMatch(part -> holds(entry.subject(), part))
                && since.stream().noneMatch(entry.receivedAt()::isBefore)
                && until.stream().allMatch(entry.receivedAt()::isBefore);
    }

    private static boolean anyHolds(List<String> texts, String part) {
        return texts.stream().anyMatch(text -> holds(text, part));
    }

    private static boolean holds(String text, String part) {
        return fold(text).contains(fold(part));
    }

    /**
     * The form in which texts are compared without regard to case: character by character, so that a part of a text is
     * part of its form, and the same under every locale.
     */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
        }
        return folded.toString();
    }
}
