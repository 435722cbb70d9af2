package org.postern.adapters.outside;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets every handshake come about, and remembers the certificates and what somebody with the JDK's roots would say to
 * them: a mail server's certificate is to be looked at, not to be relied on (RFC 7435).
 */
final class Witness extends X509ExtendedTrustManager {
    private final X509TrustManager usual;
    private volatile List<X509Certificate> chain = List.of();
    private volatile String mistrust = "";

    Witness() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        usual = Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A context whose handshakes it sees. */
    SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    String mistrust() {
        return mistrust;
    }

    private void see(X509Certificate[] shown, String authType) {
        chain = List.of(shown);
        try {
            usual.checkServerTrusted(shown, authType);
        } catch (CertificateException untrusted) {
            mistrust = Outing.words(untrusted);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
        see(shown, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, @Nullable Socket socket) {
        see(shown, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, @Nullable SSLEngine engine) {
        see(shown, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }
}
