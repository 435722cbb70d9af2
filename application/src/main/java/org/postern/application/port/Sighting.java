package org.postern.application.port;

import java.security.cert.X509Certificate;
import java.util.List;

/** What is seen of a mail server from outside. */
public sealed interface Sighting {

    /** It greeted; {@code name} is what it calls itself, {@code tls} what came of asking for STARTTLS. */
    record Greeted(String name, TlsSight tls) implements Sighting {}

    /** No mail server greeted there, and why in words. */
    record Unreached(String why) implements Sighting {}

    /** What came of asking for TLS. */
    sealed interface TlsSight {

        /**
         * The certificates shown, the server's own first; {@code mistrust} says in words why somebody with the usual roots
         * does not trust them, whatever the name, or is empty.
         */
        record Shown(List<X509Certificate> chain, String mistrust) implements TlsSight {
            public Shown {
                chain = List.copyOf(chain);
            }
        }

        /** STARTTLS is not offered. */
        record NotOffered() implements TlsSight {}

        /** It is offered and does not come about, and why in words. */
        record Failed(String why) implements TlsSight {}
    }
}
