package org.postern.domain.smtp;

import java.util.List;
import java.util.Optional;

/**
 * What the server says to a command: RFC 5321 §4.2. Each line of text is printable ASCII; the enhanced status code (RFC
 * 2034 §3) goes in front of every line when written. What is to be said is made by {@link Replies} only.
 */
public record Reply(int code, Optional<EnhancedStatusCode> enhanced, List<String> lines) {

    public Reply {
        lines = List.copyOf(lines);
        if (code < 200 || code > 599 || lines.isEmpty()) {
            throw new IllegalArgumentException("no reply: " + code + " " + lines);
        }
        for (String line : lines) {
            if (!isPrintable(line)) {
                throw new IllegalArgumentException("a reply is printable ASCII: " + lines);
            }
        }
    }

    private static boolean isPrintable(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }

    /** A reply that was said once, as a record of it has it. */
    public static Reply recorded(int code, Optional<EnhancedStatusCode> enhanced, List<String> lines) {
        return new Reply(code, enhanced, lines);
    }

    /** Whether the client may go on: 2yz and 3yz. */
    public boolean isPositive() {
        return code < 400;
    }

    /** Whether the client is to come back: 4yz. */
    public boolean isDeferral() {
        return code >= 400 && code < 500;
    }

    /** Whether the client did something that will not be taken later either: 5yz. */
    public boolean isRefusal() {
        return code >= 500;
    }

    /** The first line as it would be written, for logs and the ledger. */
    @Override
    public String toString() {
        return code + enhanced.map(status -> " " + status).orElse("") + " " + lines.getFirst();
    }
}
