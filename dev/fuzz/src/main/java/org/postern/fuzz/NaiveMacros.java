package org.postern.fuzz;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The macros of RFC 7208 §7 by a regular expression, for comparison. */
final class NaiveMacros {
    private static final Pattern PIECE =
            Pattern.compile("([^%]+)|%%|%_|%-|%\\{([a-zA-Z])(\\d*)([rR]?)([-.+,/_=]*)\\}", Pattern.DOTALL);

    private NaiveMacros() {}

    /** Empty when the text is none of the grammar. */
    static Optional<String> expand(String text, Function<Character, Optional<String>> values) {
        StringBuilder expanded = new StringBuilder();
        Matcher matcher = PIECE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return Optional.empty();
            }
            at = matcher.end();
            Optional<String> piece = piece(matcher, values);
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            expanded.append(piece.get());
        }
        return Optional.of(expanded.toString());
    }

    private static Optional<String> piece(Matcher matcher, Function<Character, Optional<String>> values) {
        return switch (matcher.group()) {
            case "%%" -> Optional.of("%");
            case "%_" -> Optional.of(" ");
            case "%-" -> Optional.of("%20");
            default -> matcher.group(1) != null ? Optional.of(matcher.group(1)) : macro(matcher, values);
        };
    }

    private static Optional<String> macro(Matcher matcher, Function<Character, Optional<String>> values) {
        char letter = matcher.group(2).charAt(0);
        String digits = matcher.group(3);
        String delimiters = matcher.group(5).isEmpty() ? "." : matcher.group(5);
        return values.apply(Character.toLowerCase(letter)).flatMap(value -> {
            List<String> parts = new ArrayList<>(List.of(value.split("[" + Pattern.quote(delimiters) + "]", -1)));
            if (!matcher.group(4).isEmpty()) {
                Collections.reverse(parts);
            }
            int keep = digits.isEmpty()
                    ? parts.size()
                    : new BigInteger(digits)
                            .min(BigInteger.valueOf(parts.size()))
                            .intValue();
            String joined = String.join(".", parts.subList(parts.size() - keep, parts.size()));
            boolean plain = digits.isEmpty() && matcher.group(4).isEmpty() && delimiters.equals(".");
            String made = plain ? value : joined;
            return keep == 0 ? Optional.empty() : Optional.of(Character.isUpperCase(letter) ? escaped(made) : made);
        });
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean kept = octet > 0 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
            text.append(kept ? Character.toString(octet) : "%%%02X".formatted(octet & 0xff));
        }
        return text.toString();
    }
}
