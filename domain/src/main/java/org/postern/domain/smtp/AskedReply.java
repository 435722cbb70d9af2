package org.postern.domain.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reply that a content scanner asks for, as text of one or more lines: {@code 550 5.7.1 No}, {@code 451-4.7.1 Wait} and so
 * on (RFC 5321 §4.2.1). Only a refusal or a deferral is one; whatever else a scanner writes never reaches a client.
 */
public final class AskedReply {
    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 400;
    private static final int CLOSING = 421;
    private static final int DEFERRED = 451;

    private AskedReply() {}

    /**
     * The reply; empty when the text is none of 4yz or 5yz with one code throughout. Characters beyond printable ASCII
     * become {@code ?}, further lines and the rest of long ones are dropped. 421 is 451, for nothing is closed here.
     */
    public static Optional<Reply> read(String text) {
        List<String> lines = text.lines().limit(MOST_LINES).toList();
        if (lines.isEmpty() || !isCode(lines.getFirst())) {
            return Optional.empty();
        }
        String digits = lines.getFirst().substring(0, 3);
        if (lines.stream().anyMatch(line -> !isCode(line) || !line.startsWith(digits))) {
            return Optional.empty();
        }
        int code = Integer.parseInt(digits);
        List<String> rest = lines.stream().map(AskedReply::afterCode).toList();
        Optional<EnhancedStatusCode> status = status(word(rest.getFirst())).filter(one -> one.kind() == code / 100);
        List<String> words = new ArrayList<>();
        rest.forEach(line -> words.add(
                plain(status(word(line)).isPresent() ? line.substring(word(line).length()) : line)));
        EnhancedStatusCode said = status.orElseGet(() -> new EnhancedStatusCode(code / 100, 7, 1));
        return Optional.of(new Reply(code == CLOSING ? DEFERRED : code, Optional.of(said), words));
    }

    private static boolean isCode(String line) {
        return line.length() >= 3
                && (line.charAt(0) == '4' || line.charAt(0) == '5')
                && line.charAt(1) >= '0'
                && line.charAt(1) <= '5'
                && line.charAt(2) >= '0'
                && line.charAt(2) <= '9'
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    private static String afterCode(String line) {
        return line.length() > 4 ? line.substring(4).strip() : "";
    }

    private static String word(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /** RFC 2034 §4: class, subject, detail. */
    private static Optional<EnhancedStatusCode> status(String word) {
        String[] parts = word.split("\\.", -1);
        boolean form = parts.length == 3 && parts[0].length() == 1;
        for (String part : parts) {
            form = form && !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        }
        return form && (parts[0].equals("4") || parts[0].equals("5"))
                ? Optional.of(new EnhancedStatusCode(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                : Optional.empty();
    }

    private static String plain(String line) {
        StringBuilder plain = new StringBuilder();
        String text = line.strip();
        for (int i = 0; i < text.length() && plain.length() < LONGEST_LINE; i++) {
            char c = text.charAt(i);
            plain.append(c >= ' ' && c < 127 ? c : '?');
        }
        return plain.isEmpty() ? "Not taken" : plain.toString();
    }
}
