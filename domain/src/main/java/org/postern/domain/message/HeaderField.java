package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One header field as it came: RFC 5322 §2.2, with its folding and its line endings. {@code octets} is the whole field
 * with its final line ending, never changed and not to be changed by the caller.
 */
public final class HeaderField {
    private final byte[] section;
    private final int start;
    private final int colon;
    private final int end;

    HeaderField(byte[] section, int start, int colon, int end) {
        this.section = section;
        this.start = start;
        this.colon = colon;
        this.end = end;
    }

    /** A field from its own octets, such as {@code "Subject: hi\r\n"}; the text must hold a colon. */
    public static HeaderField of(String octets) {
        byte[] raw = octets.getBytes(StandardCharsets.UTF_8);
        int colon = 0;
        while (raw[colon] != ':') {
            colon++;
        }
        return new HeaderField(raw, 0, colon, raw.length);
    }

    /** Where the field begins in its section, in octets. */
    public int start() {
        return start;
    }

    /** Behind the field's last octet, its line ending included. */
    public int end() {
        return end;
    }

    /** The field name as written, without white space before the colon (RFC 5322 §4.5.1 allows it). */
    public String name() {
        return new String(section, start, colon - start, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Whether this is the field of that name; field names are matched as ASCII without regard to case. */
    public boolean is(String name) {
        return hasPrefix(name) && nameEnd() - start == name.length();
    }

    /** Whether the field's name begins so, matched as in {@link #is}. */
    public boolean hasPrefix(String prefix) {
        if (colon - start < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (lower((char) (section[start + i] & 0xff)) != lower(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int nameEnd() {
        int end = colon;
        while (end > start && (section[end - 1] == ' ' || section[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /** The whole field as it came, a fresh copy. */
    public byte[] octets() {
        return Arrays.copyOfRange(section, start, end);
    }

    /** How many octets the field has. */
    public int length() {
        return end - start;
    }

    /** Everything behind the colon as it came, folding and final line ending included; each char one octet. */
    public String rawValue() {
        return new String(section, colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1);
    }

    /** The value unfolded (RFC 5322 §2.2.3) and stripped: UTF-8 where it is well-formed, else ISO 8859-1. */
    public String text() {
        StringBuilder unfolded = new StringBuilder(end - colon);
        String value = Octets.decode(section, colon + 1, end);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                unfolded.append(c);
            }
        }
        return unfolded.toString().strip();
    }

    @Override
    public String toString() {
        return name() + ": " + text();
    }
}
