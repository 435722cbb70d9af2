package org.postern.domain.sasl;

import java.util.Optional;

/**
 * {@code client-final-message} of RFC 5802 §7: what the channel binding stands for, the nonce, the proof; {@code
 * withoutProof} is the message as the proof is about it.
 */
record ClientFinal(Secret bound, String nonce, Secret proof, String withoutProof) {

    /** The message that a text is, if it is one. */
    static Optional<ClientFinal> parse(String text) {
        String[] attributes = text.split(",", -1);
        int last = attributes.length - 1;
        if (last < 2
                || !attributes[0].startsWith("c=")
                || !attributes[1].startsWith("r=")
                || !attributes[last].startsWith("p=")) {
            return Optional.empty();
        }
        Optional<Secret> bound = Secret.ofBase64(attributes[0].substring(2));
        Optional<Secret> proof = Secret.ofBase64(attributes[last].substring(2));
        String nonce = attributes[1].substring(2);
        if (bound.isEmpty() || proof.isEmpty() || !Attributes.isNonce(nonce)) {
            return Optional.empty();
        }
        String withoutProof = text.substring(0, text.length() - attributes[last].length() - 1);
        return Optional.of(new ClientFinal(bound.get(), nonce, proof.get(), withoutProof));
    }
}
