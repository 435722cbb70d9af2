package org.postern.domain.arc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.KeyLookup;
import org.postern.domain.dkim.MessageSignature;
import org.postern.domain.dkim.SignedMessage;

/**
 * A validation that has begun: RFC 8617 §5.2 steps 1 to 3 are done and, if the chain is intact, its keys announced; the
 * hashes of the body are missing.
 */
public final class ArcValidation {
    private final SignedMessage message;
    private final Chain chain;
    private final KeyLookup keys;

    ArcValidation(SignedMessage message, KeyLookup keys) {
        this.message = message;
        this.chain = Chain.of(message);
        this.keys = keys;
        if (isIntact()) {
            chain.sets().forEach(this::expectKeys);
        }
    }

    private boolean isIntact() {
        return chain.present() && chain.fault().isEmpty();
    }

    private void expectKeys(ArcSet set) {
        set.sealKey().ifPresent(keys::expect);
        set.messageKey().filter(key -> !set.sealKey().equals(Optional.of(key))).ifPresent(keys::expect);
    }

    /** What of the body must be hashed: nothing for a chain that is not intact. */
    public List<BodyExtent> extents() {
        return isIntact()
                ? chain.sets().stream()
                        .flatMap(set -> ArcSet.value(set.messageSignature()).stream())
                        .map(MessageSignature::body)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Asks for the keys and validates as of that time, with the hashes of all {@link #extents} and perhaps of others. */
    public ArcReport report(BodyHashes bodies, Instant now) {
        if (!chain.present()) {
            return new ArcReport(ArcResult.NONE, "no ARC Set", OptionalInt.empty(), List.of());
        }
        if (!isIntact()) {
            List<ArcSetReport> sets = chain.sets().stream()
                    .map(set -> set.report("not verified", "not verified"))
                    .toList();
            return new ArcReport(ArcResult.FAIL, chain.fault(), OptionalInt.empty(), sets);
        }
        return new ChainValidation(chain, message, bodies, new KeyRing(keys), now).report();
    }
}
