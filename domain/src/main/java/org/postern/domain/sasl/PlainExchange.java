package org.postern.domain.sasl;

import java.util.Optional;

/** PLAIN: RFC 4616 §2, {@code [authzid] NUL authcid NUL passwd} in one message. */
final class PlainExchange {
    private static final int PARTS = 3;

    private PlainExchange() {}

    static SaslStep heard(Secret response, SaslServer server) {
        Optional<String[]> parts =
                response.text().map(text -> text.split("\0", -1)).filter(all -> all.length == PARTS);
        return parts.map(all -> PasswordClaim.judged(all[0], all[1], all[2], server))
                .orElseGet(SaslStep.NotProven::new);
    }
}
