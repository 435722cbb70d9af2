package org.postern.adapters.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several certificates a client is shown. */
@Timeout(60)
final class ServerKeysTest {
    private static final KeyedCertificate MAIL = SelfSigned.make("mx.example.test");
    private static final KeyedCertificate POLICY = SelfSigned.make("mta-sts.example.test");
    private static final KeyedCertificate WILD = SelfSigned.make("*.example.org");

    /** Whoever wants to see a certificate, whatever it is. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static X509Certificate shown(TlsContexts contexts, String name, String version) throws Exception {
        return shown(contexts, name, version, "");
    }

    private static X509Certificate shown(TlsContexts contexts, String name, String version, String protocol)
            throws Exception {
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket raw = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(contexts, accepted));
            SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(raw, "127.0.0.1", 1, true);
            socket.setEnabledProtocols(new String[] {version});
            SSLParameters parameters = socket.getSSLParameters();
            if (!name.isEmpty()) {
                parameters.setServerNames(List.of(new SNIHostName(name)));
            }
            if (!protocol.isEmpty()) {
                parameters.setApplicationProtocols(new String[] {protocol});
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            served.join();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static void serve(TlsContexts contexts, Socket accepted) {
        try {
            SSLSocket secure = (SSLSocket)
                    contexts.current().orElseThrow().getSocketFactory().createSocket(accepted, null, 1, false);
            secure.setUseClientMode(false);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"http/1.1", "acme-tls/1"});
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', mx.example.test",
                "mx.example.test, mx.example.test",
                "mta-sts.example.test, mta-sts.example.test",
                "MTA-STS.Example.TEST, mta-sts.example.test",
                "mta-sts.example.org, *.example.org",
                "a.b.example.org, mx.example.test",
                "example.org, mx.example.test",
                "stranger.test, mx.example.test"
            })
    void eachClientIsShownTheCertificateForTheNameItAsksFor(String name, String names) throws Exception {
        TlsContexts contexts =
                TlsContexts.of(List.of(() -> Optional.of(MAIL), () -> Optional.of(POLICY), () -> Optional.of(WILD)));
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            X509Certificate shown = shown(contexts, name, version);
            assertThat(String.valueOf(shown.getSubjectAlternativeNames()).toLowerCase(Locale.ROOT))
                    .as(version)
                    .contains(names);
        }
    }

    /** RFC 8737 §3: to whom it expects, for the name, under that protocol; nothing else. */
    @Test
    void anAuthorityIsShownTheProofForTheNameAndNobodyElseIs() throws Exception {
        byte[] digest = new byte[32];
        digest[0] = 7;
        TlsContexts contexts = TlsContexts.of(
                () -> List.of(() -> Optional.of(MAIL)),
                name -> name.equals("mx.example.test") ? Optional.of(digest) : Optional.empty());
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            X509Certificate proof = shown(contexts, "MX.example.test", version, "acme-tls/1");
            assertThat(proof.getCriticalExtensionOIDs()).containsExactly("1.3.6.1.5.5.7.1.31");
            assertThat(proof.getExtensionValue("1.3.6.1.5.5.7.1.31")).endsWith(digest);
            assertThat(shown(contexts, "mx.example.test", version, "http/1.1"))
                    .isEqualTo(MAIL.chain().getFirst());
            assertThatThrownBy(() -> shown(contexts, "mta-sts.example.test", version, "acme-tls/1"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> shown(contexts, "", version, "acme-tls/1")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNewCertificateIsShownNextAndTheSameOneMakesNoNewContext() throws Exception {
        AtomicReference<Optional<KeyedCertificate>> now = new AtomicReference<>(Optional.empty());
        TlsContexts contexts = TlsContexts.of(List.of(() -> Objects.requireNonNull(now.get())));
        assertThat(contexts.current()).isEmpty();
        now.set(Optional.of(MAIL));
        assertThat(shown(contexts, "", "TLSv1.3")).isEqualTo(MAIL.chain().getFirst());
        SSLContext same = contexts.current().orElseThrow();
        assertThat(contexts.current()).containsSame(same);
        now.set(Optional.of(POLICY));
        assertThat(shown(contexts, "", "TLSv1.3")).isEqualTo(POLICY.chain().getFirst());
    }
}
