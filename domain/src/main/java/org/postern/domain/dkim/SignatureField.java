package org.postern.domain.dkim;

import java.util.Optional;
import org.postern.domain.message.HeaderField;

/** A header field that carries a signature, with its tags (or what is wrong with them) and its octets. */
public final class SignatureField {
    private final HeaderField field;
    private final int valueStart;
    private final byte[] octets;
    private final Reading<TagList> tags;

    public SignatureField(HeaderField field) {
        this.field = field;
        this.octets = field.octets();
        String value = field.rawValue();
        this.valueStart = octets.length - value.length();
        this.tags = TagList.parse(value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
    }

    /** The field in its section. */
    public HeaderField field() {
        return field;
    }

    /** The tags. */
    public Reading<TagList> tags() {
        return tags;
    }

    /** The value of a tag as the signer wrote it, for reports; empty when there is none. */
    public String written(String name) {
        return switch (tags) {
            case Reading.Read<TagList> read ->
                read.value().value(name).flatMap(FoldedText::utf8).orElse("");
            case Reading.Faulty<TagList> faulty -> "";
        };
    }

    /**
     * The octets of the field as they are signed (RFC 6376 §3.7): the value of {@code b=} deleted with the white space
     * around it, nothing else, and no final CRLF.
     */
    byte[] octetsWithoutSignature() {
        int end = octets.length - (endsWithLineBreak() ? 2 : 0);
        Optional<Tag> tag =
                tags instanceof Reading.Read<TagList> read ? read.value().tag("b") : Optional.empty();
        int from = tag.map(b -> valueStart + b.from()).orElse(end);
        int to = tag.map(b -> valueStart + b.to()).orElse(end);
        byte[] rest = new byte[end - (to - from)];
        System.arraycopy(octets, 0, rest, 0, from);
        System.arraycopy(octets, to, rest, from, end - to);
        return rest;
    }

    private boolean endsWithLineBreak() {
        int length = octets.length;
        return length >= 2 && octets[length - 2] == '\r' && octets[length - 1] == '\n';
    }
}
