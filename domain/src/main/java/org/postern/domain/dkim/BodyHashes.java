package org.postern.domain.dkim;

import java.util.Map;
import java.util.Optional;

/** The hashes of a body, for the extents that were asked for. */
public final class BodyHashes {
    private final Map<Canonicalization, BodyDigest> digests;

    BodyHashes(Map<Canonicalization, BodyDigest> digests) {
        this.digests = digests;
    }

    /** The hash of an extent that was asked for; empty when the body is shorter than its limit. */
    public Optional<OctetString> hash(BodyExtent extent) {
        return digest(extent).hash(extent.limit());
    }

    /** What of the canonical body the extent covers. */
    public BodyCoverage coverage(BodyExtent extent) {
        long length = digest(extent).length();
        long covered = Math.min(length, extent.limit().orElse(length));
        return new BodyCoverage(covered, length - covered);
    }

    private BodyDigest digest(BodyExtent extent) {
        BodyDigest digest = digests.get(extent.canonicalization());
        if (digest == null) {
            throw new IllegalArgumentException("an extent that was not asked for");
        }
        return digest;
    }
}
