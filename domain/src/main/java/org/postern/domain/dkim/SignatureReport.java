package org.postern.domain.dkim;

import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/**
 * What became of one DKIM-Signature: its result and why in words, what its signer wrote, and what is known of its key
 * and its reach. {@code signingDomain} is there when {@code d=} could be read; it is proven only when the result is
 * {@link DkimResult#PASS}. {@code coverage} is there once the body was hashed for it. {@code notes} are hints for people.
 */
public record SignatureReport(
        DkimResult result,
        String why,
        WrittenTags written,
        Optional<DomainName> signingDomain,
        Optional<Auid> identifier,
        KeyFacts key,
        Optional<BodyCoverage> coverage,
        boolean limited,
        List<String> notes) {

    public SignatureReport {
        notes = List.copyOf(notes);
    }

    /** Whether the signature proves its signing domain for the whole message. */
    public boolean passes() {
        return result == DkimResult.PASS;
    }
}
