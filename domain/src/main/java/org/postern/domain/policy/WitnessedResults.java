package org.postern.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * What an ARC-Authentication-Results field of a proven chain says of DMARC: RFC 8617 §4.1.1, RFC 8601 §2.2. Read
 * narrowly: comments are dropped, and what is not in the plain form counts for nothing.
 */
final class WitnessedResults {

    private WitnessedResults() {}

    /** Whether it has a {@code dmarc=pass} whose {@code header.from} is that domain. */
    static boolean dmarcPasses(String results, DomainName author) {
        return statements(results).stream()
                .anyMatch(words -> words.getFirst().equals("dmarc=pass")
                        && words.stream()
                                .filter(word -> word.startsWith("header.from="))
                                .flatMap(word -> domain(word.substring("header.from=".length())).stream())
                                .anyMatch(author::equals));
    }

    private static Optional<DomainName> domain(String value) {
        return DomainName.parse(value.substring(value.lastIndexOf('@') + 1));
    }

    /** The words of each part between semicolons, in lower case; quoted strings count as one character {@code ?}. */
    private static List<List<String>> statements(String results) {
        List<List<String>> statements = new ArrayList<>();
        for (String part : plain(results).toLowerCase(Locale.ROOT).split(";", -1)) {
            List<String> words = List.of(part.strip().split(" +", -1));
            statements.add(words);
        }
        return statements;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((quoted || depth > 0) && c == '\\') {
                i++;
            } else if (quoted) {
                quoted = c != '"';
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                quoted = c == '"';
                plain.append(quoted ? '?' : c == '\t' || c == '\r' || c == '\n' ? ' ' : c);
            }
        }
        return plain.toString();
    }
}
