package org.postern.application.ledger;

import java.util.List;

/**
 * The reverse-path, and every forward-path that was named with what became of it, both with their brackets and as far as
 * they are listed: {@code unlisted} counts the refused ones beyond a bound.
 */
public record NamedEnvelope(String reversePath, List<NamedRecipient> recipients, int unlisted) {

    public NamedEnvelope {
        recipients = List.copyOf(recipients);
    }
}
