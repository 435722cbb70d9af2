package org.postern.application.conversation;

import java.nio.ByteBuffer;

/** Tells an AUTH command by its first octets, before all of its line is there: it may be a long one (RFC 4954 §4). */
final class AuthLine {
    private static final String VERB = "AUTH ";

    private AuthLine() {}

    /** Whether what is there begins with the verb, in any case of its letters. */
    static boolean begins(ByteBuffer octets) {
        if (octets.remaining() < VERB.length()) {
            return false;
        }
        for (int i = 0; i < VERB.length(); i++) {
            int octet = octets.get(octets.position() + i);
            int upper = octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
            if (upper != VERB.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
