package org.postern.domain.message;

import java.util.ArrayList;
import java.util.List;

/** A plain reader of Authentication-Results as {@link AuthenticationResults} writes it, for tests; it shares no code. */
final class ResultsGrammar {
    private final String text;
    private int at;

    ResultsGrammar(String field) {
        this.text = field.replace("\r\n\t", " ").replace("\r\n", "");
        this.at = "Authentication-Results: ".length();
    }

    AuthenticationResults read() {
        String id = value();
        List<MethodResult> results = new ArrayList<>();
        if (text.startsWith("; none", at) && at + 6 == text.length()) {
            return new AuthenticationResults(id, results);
        }
        while (at < text.length()) {
            expect("; ");
            results.add(result());
        }
        return new AuthenticationResults(id, results);
    }

    private MethodResult result() {
        String method = until('=');
        MethodResult result = MethodResult.of(method, keyword());
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
            if (text.startsWith("reason=", at)) {
                at += "reason=".length();
                result = result.because(value());
            } else {
                String type = until('.');
                String name = until('=');
                result = result.with(type, name, value());
            }
        }
        return result;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            for (at++; text.charAt(at) != '"'; at++) {
                at += text.charAt(at) == '\\' ? 1 : 0;
                value.append(text.charAt(at));
            }
            at++;
        }
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ';') {
            value.append(text.charAt(at++));
        }
        return value.toString();
    }

    private String keyword() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ';') {
            at++;
        }
        return text.substring(start, at);
    }

    private String until(char end) {
        int start = at;
        at = text.indexOf(end, at) + 1;
        return text.substring(start, at - 1);
    }

    private void expect(String expected) {
        if (!text.startsWith(expected, at)) {
            throw new AssertionError("no " + expected + " at " + at + " of " + text);
        }
        at += expected.length();
    }
}
