package org.postern.domain.dkim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key record: RFC 6376 §3.6.1. An absent {@code hashes} allows every hash. Tags that the standard does not know, and
 * the obsolete {@code g=} (Appendix C.2), are ignored.
 */
public record KeyRecord(
        String keyType, Optional<List<String>> hashes, List<String> services, List<String> flags, String data) {

    public KeyRecord {
        hashes = hashes.map(List::copyOf);
        services = List.copyOf(services);
        flags = List.copyOf(flags);
    }

    /** Reads the text of a TXT record, its strings joined. */
    public static Reading<KeyRecord> parse(String text) {
        return switch (TagList.parse(text)) {
            case Reading.Read<TagList> read -> of(read.value());
            case Reading.Faulty<TagList> faulty -> malformed(faulty.why());
        };
    }

    private static Reading<KeyRecord> of(TagList tags) {
        Optional<String> version = tags.value("v");
        if (version.isPresent() && !tags.tags().getFirst().name().equals("v")) {
            return malformed("v= is not its first tag");
        }
        if (!version.orElse("DKIM1").equals("DKIM1")) {
            return malformed("v= is not DKIM1");
        }
        if (tags.value("p").isEmpty()) {
            return malformed("it has no p=");
        }
        return new Reading.Read<>(new KeyRecord(
                tags.value("k").orElse("rsa").toLowerCase(Locale.ROOT),
                tags.value("h").map(KeyRecord::words),
                words(tags.value("s").orElse("*")),
                words(tags.value("t").orElse("")),
                tags.value("p").orElse("")));
    }

    private static List<String> words(String value) {
        return FoldedText.list(value.toLowerCase(Locale.ROOT));
    }

    private static Reading<KeyRecord> malformed(String why) {
        return new Reading.Faulty<>(DkimResult.PERMERROR, "key syntax error: " + why);
    }

    /** The domain is testing DKIM: {@code t=y}. */
    public boolean testing() {
        return flags.contains("y");
    }

    /** The domain of {@code i=} must be {@code d=} itself: {@code t=s}. */
    public boolean strict() {
        return flags.contains("s");
    }

    /** The key, if it may and can verify a signature of that algorithm: RFC 6376 §6.1.2 steps 6 to 8. */
    Reading<VerificationKey> keyFor(SigningAlgorithm algorithm) {
        if (!services.contains("*") && !services.contains("email")) {
            return unfit("the key is not for email (s=)");
        }
        if (hashes.isPresent() && !hashes.get().contains(algorithm.hash())) {
            return unfit("inappropriate hash algorithm: h= of the key does not have " + algorithm.hash());
        }
        if (data.isEmpty()) {
            return unfit("key revoked: p= is empty");
        }
        if (!keyType.equals(algorithm.keyType())) {
            return unfit("inappropriate key algorithm: k= of the key is not " + algorithm.keyType());
        }
        Optional<OctetString> octets = OctetString.ofBase64(data);
        if (octets.isEmpty()) {
            return unfit("key syntax error: p= is not base64");
        }
        return switch (algorithm) {
            case RSA_SHA256, RSA_SHA1 -> RsaKey.read(octets.get());
            case ED25519_SHA256 -> Ed25519Key.read(octets.get());
        };
    }

    private static Reading<VerificationKey> unfit(String why) {
        return new Reading.Faulty<>(DkimResult.PERMERROR, why);
    }
}
