package org.postern.domain.smtp;

import java.time.Instant;
import java.util.Optional;

/**
 * The id of one mail transaction and of the decision on it: a ULID, 26 characters of Crockford's base 32, the first ten
 * the milliseconds since 1970. Sorting by text is sorting by time. It forms paths; client data never does.
 */
public record TransactionId(String text) implements Comparable<TransactionId> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;
    private static final long MOST_MILLIS = (1L << 48) - 1;

    public TransactionId {
        if (!isId(text)) {
            throw new IllegalArgumentException("not a transaction id");
        }
    }

    private static boolean isId(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads an id; empty when it is not one. */
    public static Optional<TransactionId> parse(String text) {
        return isId(text) ? Optional.of(new TransactionId(text)) : Optional.empty();
    }

    /** The id of a moment and 80 further bits: the low 16 of {@code high} and all of {@code low}. */
    public static TransactionId of(Instant when, long high, long low) {
        StringBuilder text = new StringBuilder(LENGTH);
        long millis = Math.clamp(when.toEpochMilli(), 0, MOST_MILLIS);
        for (int shift = 45; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (millis >>> shift & 31)));
        }
        for (int shift = 75; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (bits(high, low, shift) & 31)));
        }
        return new TransactionId(text.toString());
    }

    private static long bits(long high, long low, int shift) {
        return shift >= 64 ? high >>> shift - 64 : shift == 0 ? low : low >>> shift | high << 64 - shift;
    }

    /** The moment in it, to the millisecond. */
    public Instant time() {
        long millis = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            millis = millis << 5 | ALPHABET.indexOf(text.charAt(i));
        }
        return Instant.ofEpochMilli(millis);
    }

    /** The id right after this one: the bits after the moment plus one, into the next millisecond when they are used up. */
    public TransactionId following() {
        char[] next = text.toCharArray();
        int place = LENGTH - 1;
        while (place > 0 && next[place] == 'Z') {
            next[place--] = '0';
        }
        if (place == 0 && next[0] == '7') {
            throw new IllegalStateException("no id is left after the last one");
        }
        next[place] = ALPHABET.charAt(ALPHABET.indexOf(next[place]) + 1);
        return new TransactionId(new String(next));
    }

    @Override
    public int compareTo(TransactionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
