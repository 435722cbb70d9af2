package org.postern.application.certificate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.domain.address.DomainName;

/**
 * What an authority that comes here to see who controls a name is to find, while it is expected. As many entries as there
 * are orders under way; what strangers ask adds none. Any thread.
 */
public final class ChallengeAnswers {
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

    /** Has the key authorization found at the token: RFC 8555 §8.3. */
    public void show(String token, String authorization) {
        texts.put(token, authorization);
    }

    /** Has the digest of the key authorization found in a certificate for the name: RFC 8737 §3. */
    public void show(DomainName name, byte[] digest) {
        digests.put(name.text(), digest.clone());
    }

    /** The authority has been here. */
    public void withdraw(String token, DomainName name) {
        texts.remove(token);
        digests.remove(name.text());
    }

    /** The key authorization of a token. */
    public Optional<String> text(String token) {
        return Optional.ofNullable(texts.get(token));
    }

    /** The digest for a name in lower case. */
    public Optional<byte[]> digest(String name) {
        return Optional.ofNullable(digests.get(name)).map(byte[]::clone);
    }
}
