package org.postern.adapters.acme;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which authority, who we are to it, and how it may look here.
 *
 * @param contacts mail addresses
 * @param challenges in the order they are tried, at least one
 * @param roots PEM certificates to trust the directory's HTTPS by, in place of the JDK's
 * @param binding the account at the authority that ours is bound to: RFC 8555 §7.3.4
 * @param patience how long one step of the authority may take
 */
public record AcmeSettings(
        URI directory,
        List<String> contacts,
        List<ChallengeKind> challenges,
        Optional<Path> roots,
        Optional<AccountBinding> binding,
        Duration patience) {

    public AcmeSettings {
        contacts = List.copyOf(contacts);
        challenges = List.copyOf(challenges);
    }

    /** How an authority sees that a name is controlled from here. */
    public enum ChallengeKind {
        HTTP_01("http-01"),
        TLS_ALPN_01("tls-alpn-01");

        private final String word;

        ChallengeKind(String word) {
            this.word = word;
        }

        /** The word of RFC 8555 §8.3 and RFC 8737 §3. */
        public String word() {
            return word;
        }
    }

    /** A key identifier and the file of the MAC key in base64url that belongs to it. */
    public record AccountBinding(String keyId, Path keyFile) {}
}
