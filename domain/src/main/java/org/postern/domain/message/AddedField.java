package org.postern.domain.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.domain.address.DomainName;

/**
 * A field that a content scanner wants on top of a kept message, beside our own: RFC 5322 §2.2. Only an {@code X-} field, or
 * results of authentication under a name that is not ours (RFC 8601 §5); its value is one line of printable ASCII, folded
 * when written.
 */
public record AddedField(String name, String value) {
    /** The longest value, in characters; what is longer is cut. */
    public static final int MOST = 2_000;

    private static final int LONGEST_NAME = 64;
    private static final int LINE = 76;
    private static final int LONGEST_WORD = 900;

    public AddedField {
        if (!mayBeAdded(name)) {
            throw new IllegalArgumentException("no field for others to write: " + name);
        }
        value = ascii(ReadableText.of(value, MOST));
    }

    /** The field, when others than this server may write it; {@code hostname} is our authserv-id. */
    public static Optional<AddedField> of(String name, String value, DomainName hostname) {
        if (!mayBeAdded(name)) {
            return Optional.empty();
        }
        AddedField field = new AddedField(name, value);
        return field.claimsResultsOf(hostname) ? Optional.empty() : Optional.of(field);
    }

    private static boolean mayBeAdded(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean extension = lower.length() > 2
                && lower.startsWith("x-")
                && !lower.startsWith(TraceFields.OWN_PREFIX.toLowerCase(Locale.ROOT));
        return name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')
                && (extension || name.equalsIgnoreCase(AuthenticationResults.NAME));
    }

    private boolean claimsResultsOf(DomainName hostname) {
        if (!name.equalsIgnoreCase(AuthenticationResults.NAME)) {
            return false;
        }
        byte[] octets = (field() + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try {
            HeaderField written = HeaderReader.read(new ByteArrayInputStream(octets))
                    .first(AuthenticationResults.NAME)
                    .orElseThrow();
            return ReceivedResults.read(written).isToBeRemoved(Set.of(hostname.text()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("octets in memory can be read", impossible);
        }
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append(c < 127 ? (char) c : '?'));
        return plain.toString();
    }

    /** The whole field with its final CR LF: folded at spaces (RFC 5322 §2.2.3), no line beyond 998 octets. */
    public String field() {
        StringBuilder text = new StringBuilder(name).append(':');
        int column = text.length();
        for (String word : value.split(" ", -1)) {
            for (int from = 0; from == 0 || from < word.length(); from += LONGEST_WORD) {
                String piece = word.substring(from, Math.min(word.length(), from + LONGEST_WORD));
                boolean folds = column + 1 + piece.length() > LINE && column > name.length() + 1 || from > 0;
                text.append(folds ? "\r\n " : " ").append(piece);
                column = (folds ? 0 : column) + 1 + piece.length();
            }
        }
        return text.append("\r\n").toString();
    }
}
