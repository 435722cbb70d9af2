package org.postern.adapters.smtp.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Keys and their certificates, held decoded: the key manager of a PKCS #12 store decrypts its key again for every
 * handshake, which costs more than the handshake. Of several the first is shown that is for the name the client asks for
 * (RFC 6066 §3), else the first.
 */
final class ServerKeys extends X509ExtendedKeyManager {
    private static final String PROOF = "proof ";

    private final List<KeyedCertificate> certificates;
    private final Function<String, Optional<byte[]>> proofs;
    private final Map<String, KeyedCertificate> shown = new ConcurrentHashMap<>();

    /** {@code proofs}: the digest that an authority is to find for a name, while it is expected (RFC 8737 §3). */
    ServerKeys(List<KeyedCertificate> certificates, Function<String, Optional<byte[]>> proofs) {
        this.certificates = List.copyOf(certificates);
        this.proofs = proofs;
    }

    private @Nullable String alias(String keyType, @Nullable SSLSession session, @Nullable String protocol) {
        Optional<String> name = Optional.ofNullable(session)
                .flatMap(ServerKeys::requestedName)
                .map(host -> host.toLowerCase(Locale.ROOT));
        return ProvingCertificate.PROTOCOL.equals(protocol)
                ? name.flatMap(host -> proof(keyType, host)).orElse(null)
                : name.flatMap(host -> first(keyType, host))
                        .or(() -> first(keyType))
                        .orElse(null);
    }

    /** Kept for as long as the handshake may need it, and so only until the next for the name. */
    private Optional<String> proof(String keyType, String host) {
        return proofs.apply(host)
                .map(digest -> ProvingCertificate.make(host, digest))
                .filter(made -> made.fits(keyType))
                .map(made -> {
                    shown.put(PROOF + host, made);
                    return PROOF + host;
                });
    }

    private KeyedCertificate of(String alias) {
        KeyedCertificate proof = shown.get(alias);
        return proof == null ? certificates.get(Integer.parseInt(alias)) : proof;
    }

    private Optional<String> first(String keyType, String host) {
        return numbers()
                .filter(i ->
                        certificates.get(i).isFor(host) && certificates.get(i).fits(keyType))
                .mapToObj(Integer::toString)
                .findFirst();
    }

    private Optional<String> first(String keyType) {
        return numbers()
                .filter(i -> certificates.get(i).fits(keyType))
                .mapToObj(Integer::toString)
                .findFirst();
    }

    private IntStream numbers() {
        return IntStream.range(0, certificates.size());
    }

    /** The name that the client asked for. */
    static Optional<String> requestedName(SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? extended.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return socket instanceof SSLSocket secure
                ? alias(keyType, secure.getHandshakeSession(), secure.getHandshakeApplicationProtocol())
                : alias(keyType, null, null);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return engine == null
                ? alias(keyType, null, null)
                : alias(keyType, engine.getHandshakeSession(), engine.getHandshakeApplicationProtocol());
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return of(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return of(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return numbers().mapToObj(Integer::toString).toArray(String[]::new);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
