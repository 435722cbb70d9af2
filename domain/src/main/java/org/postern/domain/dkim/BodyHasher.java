package org.postern.domain.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.postern.domain.message.MessageContent;

/**
 * Hashes a body for many signatures in one pass (RFC 6376 §3.7 step 1), fed in blocks of any size while the data arrive
 * or from a whole message. One thread at a time.
 */
public final class BodyHasher {
    private static final int BLOCK = 32_768;

    private final Map<Canonicalization, BodyDigest> digests = new EnumMap<>(Canonicalization.class);
    private final Map<Canonicalization, BodyCanonicalizer> canonicalizers = new EnumMap<>(Canonicalization.class);

    /** A hasher for these extents. */
    public BodyHasher(Collection<BodyExtent> extents) {
        for (Canonicalization form : Canonicalization.values()) {
            List<OptionalLong> limits = new ArrayList<>();
            for (BodyExtent extent : extents) {
                if (extent.canonicalization() == form) {
                    limits.add(extent.limit());
                }
            }
            if (!limits.isEmpty()) {
                BodyDigest digest = new BodyDigest(limits);
                digests.put(form, digest);
                canonicalizers.put(
                        form, form == Canonicalization.SIMPLE ? new SimpleBody(digest) : new RelaxedBody(digest));
            }
        }
    }

    /** Hashes the body of a message, which begins so many octets behind its start. */
    static BodyHashes hash(MessageContent content, int bodyStart, Collection<BodyExtent> extents) throws IOException {
        BodyHasher hasher = new BodyHasher(extents);
        if (!extents.isEmpty()) {
            try (InputStream body = content.open()) {
                body.skipNBytes(bodyStart);
                byte[] block = new byte[Math.clamp(content.size() - bodyStart, 1, BLOCK)];
                for (int count = body.read(block); count >= 0; count = body.read(block)) {
                    hasher.update(block, 0, count);
                }
            }
        }
        return hasher.finish();
    }

    /** Takes the next octets of the body. */
    public void update(byte[] block, int offset, int length) {
        canonicalizers.values().forEach(canonicalizer -> canonicalizer.update(block, offset, length));
    }

    /** The body is over. */
    public BodyHashes finish() {
        canonicalizers.values().forEach(BodyCanonicalizer::finish);
        digests.values().forEach(BodyDigest::finish);
        return new BodyHashes(digests);
    }
}
