package org.postern.bootstrap.yaml;

import java.util.Optional;

/** What is wrong with text that is no YAML, in words for the operator. */
final class YamlComplaint {
    private YamlComplaint() {}

    /** The parser's complaint, shortened to what helps. */
    static String of(String complaint) {
        if (complaint.contains("TAB")) {
            return "it is indented with spaces; here is a tab";
        }
        if (complaint.contains("Expected a property name")) {
            return "a key must be one text";
        }
        String line = complaint.lines().findFirst().orElse("");
        int advice = line.indexOf(". (");
        return advice < 0 ? line : line.substring(0, advice);
    }

    /** Where the first character stands that no YAML may contain (YAML 1.2.2 §5.1). */
    static Optional<Place> controlCharacter(String text, String source) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7f && c < 0xa0 && c != 0x85) {
                return Optional.of(new Place(source, line, column));
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return Optional.empty();
    }
}
