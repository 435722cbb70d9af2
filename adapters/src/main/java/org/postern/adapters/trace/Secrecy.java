package org.postern.adapters.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps secrets out of what one session's client said: of AUTH (RFC 4954 §4) the mechanism stays, and after it no line is
 * shown that is no command, as a client that was not understood may send its password as the next line.
 */
final class Secrecy {
    private static final Set<String> MECHANISMS = Set.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "SCRAM-SHA-1",
            "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-256-PLUS",
            "EXTERNAL",
            "GSSAPI",
            "NTLM",
            "OAUTHBEARER",
            "XOAUTH2");
    private static final Set<String> COMMANDS = Set.of(
            "EHLO", "HELO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP", "STARTTLS");

    private boolean wary;

    /** The line as it may be shown, each octet a character; at most so many of it. */
    String shown(ByteBuffer line, int most) {
        int length = line.remaining();
        byte[] octets = new byte[Math.min(length, most)];
        line.get(octets);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        String verb = firstWord(text, 0).toUpperCase(Locale.ROOT);
        if (verb.startsWith("AUTH")) {
            wary = true;
            String mechanism = firstWord(text, text.indexOf(' ') + 1).toUpperCase(Locale.ROOT);
            return "AUTH" + (MECHANISMS.contains(mechanism) ? " " + mechanism : "") + " (the rest is not shown)";
        }
        if (wary && !COMMANDS.contains(verb)) {
            return "(" + length + " octets, not shown)";
        }
        return length > most ? text + "… (" + length + " octets)" : text;
    }

    private static String firstWord(String text, int from) {
        int start = from;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
