package org.postern.domain.dkim;

/**
 * The tags of a signature as its signer wrote them, for reports such as {@code header.d} (RFC 8601 §2.7.1): unproven
 * unless the signature passes, empty when absent or unreadable, and never with a control character in them
 * or longer than an address can be.
 * {@code signaturePrefix} is enough of {@code b=} to tell the signature from the others (RFC 6008 §4).
 */
public record WrittenTags(String domain, String selector, String identifier, String algorithm, String signaturePrefix) {

    private static final int LONGEST = 320;

    static WrittenTags of(SignatureField field, int prefixLength) {
        return new WrittenTags(
                start(field, "d", LONGEST),
                start(field, "s", LONGEST),
                start(field, "i", LONGEST),
                start(field, "a", LONGEST),
                start(field, "b", prefixLength));
    }

    private static String start(SignatureField field, String tag, int longest) {
        return FoldedText.withoutWhiteSpace(field.written(tag), longest);
    }
}
