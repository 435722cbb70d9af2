package org.postern.bootstrap;

import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Nonces of SCRAM: 144 bits of chance as printable ASCII (RFC 5802 §5.1). */
final class Nonces {
    private static final int OCTETS = 18;

    private Nonces() {}

    static Supplier<String> of(RandomGenerator random) {
        return () -> {
            byte[] octets = new byte[OCTETS];
            random.nextBytes(octets);
            return Base64.getEncoder().encodeToString(octets);
        };
    }
}
