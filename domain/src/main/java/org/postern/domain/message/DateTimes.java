package org.postern.domain.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads a date-time of RFC 5322 §3.3 and, as far as mail of today has them, of §4.3: the zones that are names and years of
 * two digits. Comments are passed over.
 */
public final class DateTimes {
    private static final int LONGEST = 200;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private DateTimes() {}

    /** The moment it names; empty when it names none. */
    public static Optional<Instant> parse(String text) {
        List<String> words = words(text);
        int day = !words.isEmpty() && isNumber(words.getFirst()) ? 0 : 1;
        if (words.size() < day + 4) {
            return Optional.empty();
        }
        String zone = words.size() > day + 4 ? words.get(day + 4) : "-0000";
        try {
            LocalDateTime local = time(
                    year(words.get(day + 2)),
                    month(words.get(day + 1)),
                    number(words.get(day)),
                    words.get(day + 3).split(":", 4));
            return Optional.of(local.toInstant(zone(zone)));
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    private static LocalDateTime time(int year, int month, int day, String[] clock) {
        if (clock.length < 2 || clock.length > 3) {
            throw new DateTimeException("no time of day");
        }
        int second = clock.length == 3 ? Math.min(number(clock[2]), 59) : 0;
        return LocalDateTime.of(year, month, day, number(clock[0]), number(clock[1]), second);
    }

    private static List<String> words(String text) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (char c : text.substring(0, Math.min(text.length(), LONGEST)).toCharArray()) {
            depth += c == '(' ? 1 : 0;
            plain.append(depth > 0 ? ' ' : c);
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }
        StringTokenizer words = new StringTokenizer(plain.toString(), " \t\r\n,");
        return Collections.list(words).stream().map(Object::toString).toList();
    }

    private static boolean isNumber(String word) {
        return word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String word) {
        if (word.isEmpty() || !isNumber(word)) {
            throw new DateTimeException("not a number");
        }
        return Integer.parseInt(word);
    }

    private static int year(String word) {
        int year = number(word);
        return switch (word.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static int month(String word) {
        int at = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        if (at < 0 || at % 3 != 0) {
            throw new DateTimeException("not a month");
        }
        return at / 3 + 1;
    }

    private static ZoneOffset zone(String word) {
        boolean numeric = word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-');
        if (numeric) {
            int minutes = number(word.substring(1, 3)) * 60 + number(word.substring(3));
            return ZoneOffset.ofTotalSeconds(60 * (word.charAt(0) == '-' ? -minutes : minutes));
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "EST", "CDT" -> ZoneOffset.ofHours(-5);
            case "CST", "MDT" -> ZoneOffset.ofHours(-6);
            case "MST", "PDT" -> ZoneOffset.ofHours(-7);
            case "PST" -> ZoneOffset.ofHours(-8);
            default -> ZoneOffset.UTC;
        };
    }
}
