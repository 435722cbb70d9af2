package org.postern.domain.address;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the path of MAIL and RCPT: RFC 5321 §4.1.2 with the octets that RFC 6531 §3.3 adds. One pass, linear, no
 * regular expression. Source routes are dropped (Appendix C); {@code %} and {@code !} are plain characters.
 */
public final class PathParser {
    /** RFC 5321 §4.5.3.1.1, in octets. */
    public static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5321 §4.5.3.1.3, in octets; of the A-labels, too, as the path is written with them and read again. */
    private static final int LONGEST_PATH = 256;

    private final String text;
    private final int longestLocalPart;
    private int position;

    private PathParser(String text, int longestLocalPart) {
        this.text = text;
        this.longestLocalPart = longestLocalPart;
    }

    /** What stood at the start of the text. */
    public sealed interface Outcome permits Parsed, NotAPath {}

    /** A path and how many characters of the text it took. */
    public record Parsed(AnyPath path, int length) implements Outcome {}

    /** Why the text does not begin with a path, in words for the client. */
    public record NotAPath(String reason) implements Outcome {}

    /** Reads the path that the text begins with; what follows is not looked at. */
    public static Outcome parse(String text) {
        return parse(text, LONGEST_LOCAL_PART);
    }

    /** As {@link #parse(String)}, with another longest local part, in octets. */
    public static Outcome parse(String text, int longestLocalPart) {
        return new PathParser(text, longestLocalPart).path();
    }

    private Outcome path() {
        if (!take('<')) {
            return new NotAPath("address must stand in angle brackets");
        }
        if (take('>')) {
            return new Parsed(new NullPath(), position);
        }
        if (!skipSourceRoute()) {
            return new NotAPath("bad source route");
        }
        int start = position;
        Optional<LocalPart> localPart = peek() == '"' ? quotedString() : dotString();
        if (localPart.isEmpty()) {
            return new NotAPath("bad local part");
        }
        if (octets(start, position) > longestLocalPart) {
            return new NotAPath("local part longer than " + longestLocalPart + " octets");
        }
        if (take('>')) {
            return start == 1 && isPostmaster(localPart.get())
                    ? new Parsed(new BarePostmaster(), position)
                    : new NotAPath("domain missing");
        }
        return take('@') ? domain(localPart.get(), start) : new NotAPath("bad local part");
    }

    private Outcome domain(LocalPart localPart, int start) {
        int end = text.indexOf('>', position);
        if (end < 0) {
            return new NotAPath("closing bracket missing");
        }
        String written = text.substring(position, end);
        Optional<? extends DomainPart> domain =
                written.startsWith("[") ? AddressLiteral.parse(written) : DomainName.parse(written);
        if (domain.isEmpty()) {
            return new NotAPath("bad domain");
        }
        Path path = new Path(new Mailbox(localPart, domain.get()));
        if (octets(start, end) + 2 > LONGEST_PATH || octets(path.text()) > LONGEST_PATH) {
            return new NotAPath("path longer than 256 octets");
        }
        position = end + 1;
        return new Parsed(path, position);
    }

    private boolean skipSourceRoute() {
        if (peek() != '@') {
            return true;
        }
        int colon = text.indexOf(':', position);
        if (colon < 0) {
            return false;
        }
        for (String hop : text.substring(position, colon).split(",", -1)) {
            if (!hop.startsWith("@") || DomainName.parse(hop.substring(1)).isEmpty()) {
                return false;
            }
        }
        position = colon + 1;
        return true;
    }

    private Optional<LocalPart> dotString() {
        int start = position;
        boolean atomBefore = false;
        while (position < text.length()) {
            int c = text.codePointAt(position);
            if (c == '.' && !atomBefore || c != '.' && !Atext.isAtext(c)) {
                break;
            }
            atomBefore = c != '.';
            position += Character.charCount(c);
        }
        return atomBefore ? Optional.of(new LocalPart(text.substring(start, position))) : Optional.empty();
    }

    private Optional<LocalPart> quotedString() {
        StringBuilder content = new StringBuilder();
        position++;
        while (position < text.length()) {
            int c = text.codePointAt(position);
            position += Character.charCount(c);
            if (c == '"') {
                return Optional.of(new LocalPart(content.toString()));
            }
            if (c == '\\' && position < text.length()) {
                c = text.codePointAt(position);
                position += Character.charCount(c);
            }
            if (!Atext.isQuotable(c)) {
                return Optional.empty();
            }
            content.appendCodePoint(c);
        }
        return Optional.empty();
    }

    private static boolean isPostmaster(LocalPart localPart) {
        return localPart.content().equalsIgnoreCase("postmaster") && !localPart.isInternationalized();
    }

    private int octets(int from, int to) {
        return octets(text.substring(from, to));
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private int peek() {
        return position < text.length() ? text.charAt(position) : -1;
    }

    private boolean take(char expected) {
        boolean found = peek() == expected;
        position += found ? 1 : 0;
        return found;
    }
}
