package org.postern.domain.arc;

/**
 * One ARC Set (RFC 8617 §4.2): who sealed it, who signed the message there, which chain validation status the sealer
 * found, and what authentication results it testifies, unfolded. What it says is proven only when the chain passes.
 * {@code messageSignature} and {@code seal} say how the two verified, or that nobody tried.
 */
public record ArcSetReport(
        int instance,
        Signatory sealer,
        Signatory signer,
        String chainStatus,
        String authenticationResults,
        String messageSignature,
        String seal) {}
