package org.postern.domain.arc;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.KeyLookup;
import org.postern.domain.dkim.MessageSignature;
import org.postern.domain.dkim.SignedMessage;
import org.postern.domain.dns.Dns;
import org.postern.domain.message.MessageContent;

/**
 * Validates the Authenticated Received Chain of a message: RFC 8617 §5.2. A chain with a broken structure fails without
 * a question to the DNS and without cryptography. All failures are permanent, those of the DNS too (§5.2.1).
 */
public final class ArcValidator {
    private final KeyLookup keys;

    public ArcValidator(Dns dns) {
        this.keys = new KeyLookup(dns);
    }

    /**
     * Validates as of that time, the time the message was received.
     *
     * @throws IOException when the content cannot be read: a fault of the machine, never a verdict
     */
    public ArcReport validate(MessageContent content, Instant now) throws IOException {
        SignedMessage message = SignedMessage.read(content);
        Chain chain = Chain.of(message);
        if (!chain.present()) {
            return new ArcReport(ArcResult.NONE, "no ARC Set", OptionalInt.empty(), List.of());
        }
        if (!chain.fault().isEmpty()) {
            List<ArcSetReport> sets = chain.sets().stream()
                    .map(set -> set.report("not verified", "not verified"))
                    .toList();
            return new ArcReport(ArcResult.FAIL, chain.fault(), OptionalInt.empty(), sets);
        }
        chain.sets().forEach(this::expectKeys);
        List<BodyExtent> extents = chain.sets().stream()
                .flatMap(set -> ArcSet.value(set.messageSignature()).stream())
                .map(MessageSignature::body)
                .distinct()
                .toList();
        return new ChainValidation(chain, message, message.hashBody(extents), new KeyRing(keys), now).report();
    }

    private void expectKeys(ArcSet set) {
        set.sealKey().ifPresent(keys::expect);
        set.messageKey().filter(key -> !set.sealKey().equals(Optional.of(key))).ifPresent(keys::expect);
    }
}
