package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The Authentication-Results field (RFC 8601 §2): who checked, and what each method came to. Without results it says
 * {@code none}: no method was applied. The version is left out, which means 1.
 */
public record AuthenticationResults(String authservId, List<MethodResult> results) {
    /** The name of the field. */
    public static final String NAME = "Authentication-Results";

    private static final int WIDTH = 78;

    public AuthenticationResults {
        if (authservId.isBlank()) {
            throw new IllegalArgumentException("an authentication service needs an identifier");
        }
        results = List.copyOf(results);
    }

    /**
     * The field with its name, folded with CRLF and a tab, its final CRLF included: one result or more lines each, of 78
     * characters where its parts allow it and never more than 998 octets.
     */
    public String field() {
        StringBuilder field = new StringBuilder(NAME + ": " + ResultValue.value(authservId));
        if (results.isEmpty()) {
            return field.append("; none\r\n").toString();
        }
        for (MethodResult result : results) {
            field.append(";\r\n");
            append(field, parts(result));
        }
        return field.append("\r\n").toString();
    }

    private static void append(StringBuilder field, List<String> parts) {
        int column = 0;
        for (String part : parts) {
            boolean fold = column > 0 && column + 1 + part.length() > WIDTH - 1;
            field.append(fold ? "\r\n\t" : column == 0 ? "\t" : " ").append(part);
            column = (fold ? 0 : column) + 1 + part.length();
        }
    }

    private static List<String> parts(MethodResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(result.method() + "=" + result.result());
        if (!result.reason().isEmpty()) {
            parts.add("reason=" + ResultValue.value(result.reason()));
        }
        for (ResultProperty property : result.properties()) {
            String value = ResultValue.pvalue(property.value());
            parts.add(property.type() + "." + property.name() + "=" + value);
        }
        return parts;
    }
}
