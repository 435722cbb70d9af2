package org.postern.domain.dkim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a tag-list in one pass: RFC 6376 §3.2. CR and LF stand only in folding white space, so a bare one is a fault.
 * Octets above 127 may stand in values (the note of §3.2, RFC 8616 §5).
 *
 * <p>Deviation: white space may follow the last semicolon, and folding white space may fold more than once, as in mail.
 */
final class TagListParser {
    private final String text;
    private final List<Tag> tags = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int position;

    TagListParser(String text) {
        this.text = text;
    }

    Reading<TagList> parse() {
        while (true) {
            skipFoldingWhiteSpace();
            if (position == text.length() && !tags.isEmpty()) {
                return new Reading.Read<>(new TagList(tags));
            }
            String fault = readTag();
            if (!fault.isEmpty()) {
                return new Reading.Faulty<>(DkimResult.NEUTRAL, fault);
            }
            if (position < text.length()) {
                position++;
            }
        }
    }

    /** Reads up to the next semicolon or the end; says what is wrong, or nothing. */
    private String readTag() {
        String name = readName();
        if (name.isEmpty()) {
            return "no tag name at octet " + position;
        }
        skipFoldingWhiteSpace();
        if (position == text.length() || text.charAt(position) != '=') {
            return "no \"=\" after the tag name " + name;
        }
        int from = ++position;
        position = valueEnd(from);
        if (position < text.length() && text.charAt(position) != ';') {
            return "an octet that no value may hold, in the tag " + name;
        }
        tags.add(new Tag(name, stripped(from, position), from, position));
        return names.add(name) ? "" : "the tag " + name + " stands twice";
    }

    private String readName() {
        int from = position;
        while (position < text.length() && isNameOctet(text.charAt(position), position == from)) {
            position++;
        }
        return text.substring(from, position);
    }

    private static boolean isNameOctet(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || !first && (c >= '0' && c <= '9' || c == '_');
    }

    /** Where a value ends: at a semicolon, at the end of the text, or at an octet that no value may hold. */
    private int valueEnd(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= '!' && c != ';' && c != 127 || isWhiteSpace(c)) {
                at++;
            } else if (isFold(at)) {
                at += 3;
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean isFold(int at) {
        return text.startsWith("\r\n", at) && at + 2 < text.length() && isWhiteSpace(text.charAt(at + 2));
    }

    private void skipFoldingWhiteSpace() {
        while (position < text.length() && (isWhiteSpace(text.charAt(position)) || isFold(position))) {
            position += isWhiteSpace(text.charAt(position)) ? 1 : 3;
        }
    }

    private String stripped(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBlank(char c) {
        return isWhiteSpace(c) || c == '\r' || c == '\n';
    }
}
