package org.postern.domain.dkim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of {@code b=} tells the signatures of a message apart: RFC 6008 §4, eight characters or more. */
final class SignaturePrefix {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    private SignaturePrefix() {}

    static int length(List<SignatureField> fields) {
        if (fields.size() < 2) {
            return SHORTEST;
        }
        List<String> signatures = fields.stream()
                .map(field -> FoldedText.withoutWhiteSpace(field.written("b")))
                .distinct()
                .toList();
        int length = SHORTEST;
        while (length < LONGEST && !areDistinct(signatures, length)) {
            length += SHORTEST;
        }
        return length;
    }

    private static boolean areDistinct(List<String> signatures, int length) {
        Set<String> prefixes = new HashSet<>();
        return signatures.stream()
                .allMatch(signature -> prefixes.add(signature.substring(0, Math.min(length, signature.length()))));
    }
}
