package org.postern.domain.dkim;

import java.util.List;
import java.util.OptionalLong;

/**
 * The signature of a message: what a DKIM-Signature (RFC 6376 §3.5) and an ARC-Message-Signature (RFC 8617 §4.1.2) have
 * in common. The names of {@code h=} are in lower case and in their order; times are seconds of 1970, those of more than
 * twelve digits {@link Long#MAX_VALUE}.
 */
public record MessageSignature(
        Seal seal,
        OctetString bodyHash,
        Canonicalization header,
        BodyExtent body,
        List<String> names,
        OptionalLong signedAt,
        OptionalLong expiresAt) {

    public MessageSignature {
        names = List.copyOf(names);
    }
}
