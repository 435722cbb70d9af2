package org.postern.domain.message;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.postern.domain.address.DomainName;

/**
 * The fields of a client's header section that only this server may write, and the form of the message without them.
 * Each is kept, encoded, in a field of ours with the place it had, so that the content as it was received can be made
 * again octet for octet.
 */
public final class StrippedFields {
    static final String REMOVED = TraceFields.OWN_PREFIX + "Removed";

    private static final int BASE64_LINE = 72;
    private static final byte[] FOLDING = {'\r', '\n', ' '};

    private final HeaderSection section;
    private final List<HeaderField> removed;

    private StrippedFields(HeaderSection section, List<HeaderField> removed) {
        this.section = section;
        this.removed = removed;
    }

    /** Those of a section as it was received by the server of that name, which is its authserv-id. */
    public static StrippedFields of(HeaderSection section, DomainName hostname) {
        Set<String> ours = Set.of(hostname.text());
        return new StrippedFields(
                section,
                section.fields().stream()
                        .filter(field -> isOurs(field) || claimsResultsOf(field, ours))
                        .toList());
    }

    /** RFC 8601 §5: results that only we may state, and those of which nobody can say whose they are. */
    private static boolean claimsResultsOf(HeaderField field, Set<String> ours) {
        return field.is(AuthenticationResults.NAME)
                && ReceivedResults.read(field).isToBeRemoved(ours);
    }

    private static boolean isOurs(HeaderField field) {
        return field.is(TraceFields.RETURN_PATH)
                || field.is(TraceFields.ENVELOPE_TO)
                || field.is(TraceFields.DELIVERED_TO)
                || field.hasPrefix(TraceFields.OWN_PREFIX);
    }

    /** The fields that tell what was removed: whole fields, for {@link TraceFields#octets}. */
    public List<String> records() {
        return removed.stream().map(StrippedFields::record).toList();
    }

    private static String record(HeaderField field) {
        String octets = Base64.getMimeEncoder(BASE64_LINE, FOLDING).encodeToString(field.octets());
        return REMOVED + ": " + field.start() + ";\r\n " + octets + "\r\n";
    }

    /** What the kept message begins with: the trace fields and, when something was removed, the rest of the section. */
    public byte[] head(byte[] trace) {
        if (removed.isEmpty()) {
            return trace;
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream(trace.length + section.bodyStart());
        head.writeBytes(trace);
        int position = 0;
        for (HeaderField field : removed) {
            head.write(section.octets(), position, field.start() - position);
            position = field.end();
        }
        head.write(section.octets(), position, section.bodyStart() - position);
        return head.toByteArray();
    }

    /** The header section of the kept message that begins with that head. */
    public byte[] keptSection(byte[] head) {
        if (!removed.isEmpty()) {
            return head;
        }
        byte[] section = Arrays.copyOf(head, head.length + this.section.bodyStart());
        System.arraycopy(this.section.octets(), 0, section, head.length, this.section.bodyStart());
        return section;
    }

    /** From which octet of the content on the kept message goes on after its head. */
    public long contentFrom() {
        return removed.isEmpty() ? 0 : section.bodyStart();
    }
}
