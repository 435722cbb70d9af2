package org.postern.domain.message;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * Whose results a received Authentication-Results field claims to be: its authserv-id without quoting and its version
 * (RFC 8601 §2.5, §2.6). The identifier is empty when the field cannot be read.
 */
public record ReceivedResults(Optional<String> authservId, String version) {
    private static final String OUR_VERSION = "1";
    private static final ReceivedResults UNREADABLE = new ReceivedResults(Optional.empty(), OUR_VERSION);

    /** Reads any field, whatever its name, as far as its version. */
    public static ReceivedResults read(HeaderField field) {
        byte[] octets = field.rawValue().getBytes(StandardCharsets.ISO_8859_1);
        return read(new StructuredCursor(Octets.decode(octets, 0, octets.length)));
    }

    private static ReceivedResults read(StructuredCursor cursor) {
        cursor.skipCfws();
        boolean quoted = cursor.peek() == '"';
        String id = quoted ? cursor.quotedString() : cursor.token();
        boolean gap = cursor.skipCfws();
        String version = gap ? cursor.digits() : "";
        cursor.skipCfws();
        boolean ended = cursor.peek() < 0 || cursor.peek() == ';';
        return id.isEmpty() || !ended || cursor.isBroken()
                ? UNREADABLE
                : new ReceivedResults(Optional.of(id), version.isEmpty() ? OUR_VERSION : version);
    }

    /**
     * Whether the field has to go before ours is added (RFC 8601 §5): it bears one of our identifiers, compared without
     * regard to case and to U-labels or A-labels; or nobody can say whose it is, because it cannot be read or its
     * version is not 1.
     */
    public boolean isToBeRemoved(Collection<String> ours) {
        return authservId.isEmpty()
                || !version.equals(OUR_VERSION)
                || ours.stream().map(ReceivedResults::comparable).anyMatch(comparable(authservId.get())::equals);
    }

    private static String comparable(String id) {
        return WrittenDomain.read(id).map(DomainName::text).orElseGet(() -> WrittenDomain.mapped(id));
    }
}
