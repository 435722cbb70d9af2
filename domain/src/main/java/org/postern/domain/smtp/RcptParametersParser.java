package org.postern.domain.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters behind RCPT's path; see {@link RcptParameters}. */
final class RcptParametersParser {
    private static final int LONGEST_ORCPT = 500;
    private static final List<String> OUTCOMES = List.of("SUCCESS", "FAILURE", "DELAY");

    sealed interface Outcome permits Right, Wrong {}

    record Right(RcptParameters parameters) implements Outcome {}

    record Wrong(Reply reply) implements Outcome {}

    private RcptParametersParser() {}

    static Outcome parse(String text) {
        Optional<Map<String, String>> all = Parameters.split(text);
        if (all.isEmpty()) {
            return new Wrong(Replies.BAD_PARAMETER);
        }
        List<String> keywords = List.of();
        Optional<String> orcpt = Optional.empty();
        for (Map.Entry<String, String> one : all.get().entrySet()) {
            switch (one.getKey()) {
                case "NOTIFY" -> {
                    keywords = notifyKeywords(one.getValue());
                    if (keywords.isEmpty()) {
                        return new Wrong(Replies.BAD_PARAMETER);
                    }
                }
                case "ORCPT" -> {
                    orcpt = originalRecipient(one.getValue());
                    if (orcpt.isEmpty()) {
                        return new Wrong(Replies.BAD_PARAMETER);
                    }
                }
                default -> {
                    return new Wrong(Replies.UNKNOWN_PARAMETER);
                }
            }
        }
        return new Right(new RcptParameters(keywords, orcpt));
    }

    /** RFC 3461 §4.1: NEVER alone, or a list of the others without repetition. Empty when it is neither. */
    private static List<String> notifyKeywords(String value) {
        List<String> keywords = List.of(value.toUpperCase(Locale.ROOT).split(",", -1));
        boolean never = keywords.equals(List.of("NEVER"));
        boolean outcomes =
                OUTCOMES.containsAll(keywords) && keywords.stream().distinct().count() == keywords.size();
        return never || outcomes ? keywords : List.of();
    }

    /** RFC 3461 §4.2: {@code addr-type ";" xtext}. */
    private static Optional<String> originalRecipient(String value) {
        int semicolon = value.indexOf(';');
        boolean typed = semicolon > 0
                && value.length() <= LONGEST_ORCPT
                && value.substring(0, semicolon)
                        .chars()
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
        return typed
                ? Xtext.decode(value.substring(semicolon + 1))
                        .filter(address -> !address.isEmpty())
                        .map(address -> value.substring(0, semicolon + 1) + address)
                : Optional.empty();
    }
}
