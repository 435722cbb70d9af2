package org.postern.adapters.acme;

import java.net.http.HttpClient;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Any authority by the address of its directory, trusted by the JDK's roots or by some of the owner's. */
final class TrustingProvider extends GenericAcmeProvider {
    private final Optional<SSLContext> trust;

    TrustingProvider(Optional<SSLContext> trust) {
        this.trust = trust;
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(settings.getTimeout());
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }
}
