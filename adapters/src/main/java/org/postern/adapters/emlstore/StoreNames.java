package org.postern.adapters.emlstore;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.postern.domain.smtp.TransactionId;

/** Where things lie in the store. Only ids form the names we write; a key that was given to us never leaves the root. */
final class StoreNames {
    static final String HOUSE = ".postern";
    static final String TEMPORARY = HOUSE + "/tmp";
    static final String TOMBSTONES = HOUSE + "/tombstones";
    static final String FORMAT = HOUSE + "/FORMAT";
    static final String LOCK = HOUSE + "/LOCK";
    static final String SUFFIX = ".eml";

    private static final int LONGEST_NAME = 255 - SUFFIX.length();
    private static final int LONGEST_KEY = 1_024;

    /** The day asked for last: ids that are looked at one after the other are mostly of one day. */
    private static volatile Day lastDay = Day.of(LocalDate.EPOCH);

    private StoreNames() {}

    /** The folder of the id's day, UTC. */
    static String day(TransactionId id) {
        LocalDate date = LocalDate.ofInstant(id.time(), ZoneOffset.UTC);
        Day day = lastDay;
        if (!day.date().equals(date)) {
            day = Day.of(date);
            lastDay = day;
        }
        return day.folder();
    }

    /** A day and its folder. */
    private record Day(LocalDate date, String folder) {

        static Day of(LocalDate date) {
            return new Day(date, date.toString().replace('-', '/'));
        }
    }

    /** The file of the id. */
    static String file(TransactionId id) {
        return day(id) + "/" + id.text() + SUFFIX;
    }

    /** The temporary name of the id. */
    static String part(TransactionId id) {
        return TEMPORARY + "/" + id.text() + ".part";
    }

    /** The id of a file of ours; empty for any other name, also for an id's file in the wrong folder. */
    static Optional<TransactionId> idOf(String folder, String name) {
        return name.endsWith(SUFFIX)
                ? TransactionId.parse(stem(name)).filter(id -> day(id).equals(folder))
                : Optional.empty();
    }

    /** A name in a folder. */
    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** The key of a file put there by other hands. */
    static String stem(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Whether this may be the path of a foreign message: relative, inside the root, outside the house. */
    static boolean isKey(String key) {
        if (key.length() > LONGEST_KEY || key.indexOf('\0') >= 0 || key.equals(HOUSE) || key.startsWith(HOUSE + "/")) {
            return false;
        }
        int start = 0;
        while (start <= key.length()) {
            int slash = key.indexOf('/', start);
            int end = slash < 0 ? key.length() : slash;
            if (isNoName(key.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** Whether no file can have this name: special, or longer than file systems take. */
    private static boolean isNoName(String part) {
        return part.isEmpty()
                || part.equals(".")
                || part.equals("..")
                || part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    }

    /** Whether this is the name of a year (4 digits), a month or a day (2). */
    static boolean isNumber(String name, int digits) {
        return name.length() == digits && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
