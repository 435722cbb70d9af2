package org.postern.domain.dkim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.postern.domain.dns.Dns;

/** Runs the verifier over a text. */
public final class Verifying {
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    public static final String MESSAGE = """
            From: Joe <joe@example.com>
            To: Suzie <suzie@example.net>
            Subject: Is dinner
             ready?

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

    private Verifying() {}

    public static DkimReport all(String message, Dns dns) {
        try {
            return new DkimVerifier(dns).verify(new Octets(message), NOW);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The report of the topmost signature. */
    public static SignatureReport first(String message, Dns dns) {
        return all(message, dns).signatures().getFirst();
    }

    public static SignatureReport first(String message) {
        return first(message, KeyZone.standard());
    }

    public static DkimResult result(String message) {
        return first(message).result();
    }
}
