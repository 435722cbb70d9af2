package org.postern.adapters.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate for some names, made by the JDK's keytool, and whoever trusts it. */
public record Identity(X509Certificate certificate, SSLContext server, SSLContext trust) {
    private static final char[] PASSWORD = "secret".toCharArray();

    public static Identity make(Path file, String... names) throws Exception {
        String alternatives = Stream.of(names).map(name -> "dns:" + name).collect(Collectors.joining(","));
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options =
                "-genkeypair -keyalg EC -groupname secp256r1 -alias a -dname CN=a -validity 30 -storepass secret"
                        + " -ext san=" + alternatives + " -keystore " + file;
        Process keytool = new ProcessBuilder(Stream.concat(Stream.of(tool), Stream.of(options.split(" ")))
                        .toList())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        X509Certificate certificate = (X509Certificate) keys.getCertificate("a");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("a", certificate);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        return new Identity(
                certificate,
                context(own.getKeyManagers(), new TrustManager[0]),
                context(new KeyManager[0], others.getTrustManagers()));
    }

    private static SSLContext context(KeyManager[] own, TrustManager[] others) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, others, null);
        return context;
    }

    SSLSocket accept(Socket raw) throws IOException {
        SSLSocket secure = (SSLSocket) server.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }
}
