package org.postern.application.conversation;

import java.nio.ByteBuffer;

/** Tells an AUTH command by its first octets, before all of its line is there: it may be a long one (RFC 4954 §4). */
final class AuthLine {
    private static final String VERB = "AUTH";

    private AuthLine() {}

    /** Whether what is there begins with the verb, in any case of its letters, and a space. */
    static boolean begins(ByteBuffer octets) {
        int behind = octets.position() + VERB.length();
        return behind < octets.limit() && octets.get(behind) == ' ' && hasVerb(octets, octets.position());
    }

    /** What of a command line may be shown: all of it, but of AUTH the verb alone, for what follows may be a password. */
    static ByteBuffer shown(ByteBuffer line) {
        int start = line.position();
        while (start < line.limit() && (line.get(start) == ' ' || line.get(start) == '\t')) {
            start++;
        }
        ByteBuffer shown = line.asReadOnlyBuffer();
        return hasVerb(line, start) ? shown.limit(start + VERB.length()) : shown;
    }

    private static boolean hasVerb(ByteBuffer octets, int from) {
        if (octets.limit() - from < VERB.length()) {
            return false;
        }
        for (int i = 0; i < VERB.length(); i++) {
            int octet = octets.get(from + i);
            int upper = octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
            if (upper != VERB.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
