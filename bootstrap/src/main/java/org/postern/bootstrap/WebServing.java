package org.postern.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.web.Layer;
import org.postern.adapters.web.Pages;
import org.postern.adapters.web.TlsLayer;
import org.postern.adapters.web.WebListener;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.HttpsSettings;
import org.postern.bootstrap.configuration.Recipients;
import org.postern.domain.address.DomainName;

/** What the server answers over HTTPS: the MTA-STS policy of every domain of the configuration that holds (RFC 8461 §3.3). */
final class WebServing implements AutoCloseable {
    private static final String POLICY_HOST = "mta-sts.";
    private static final String POLICY_PATH = "/.well-known/mta-sts.txt";

    private final Optional<WebListener> https;

    private WebServing(Optional<WebListener> https) {
        this.https = https;
    }

    /** Takes the port, if any; nothing is answered before {@link #start}. */
    static WebServing open(Configuration configuration, TermsInForce terms) throws CannotStart {
        if (configuration.https().isEmpty()) {
            return new WebServing(Optional.empty());
        }
        HttpsSettings settings = configuration.https().get();
        List<CertificateSource> sources = new ArrayList<>();
        sources.add(() -> terms.now().certificate().certificate());
        sources.addAll(Certificates.of(settings));
        Layer tls = new TlsLayer(TlsContexts.of(sources)::current);
        InetSocketAddress address = Settings.socketAddress(settings.address(), settings.port());
        return new WebServing(Optional.of(listener(
                "https", address, tls, (host, path) -> policy(terms.now().configuration(), host, path))));
    }

    private static WebListener listener(String key, InetSocketAddress address, Layer layer, Pages pages)
            throws CannotStart {
        try {
            return new WebListener(address, layer, pages);
        } catch (IOException taken) {
            throw new CannotStart(
                    "cannot listen for " + key + " on " + Announcement.text(address) + ": " + taken.getMessage(),
                    taken);
        }
    }

    private static Optional<String> policy(Configuration configuration, String host, String path) {
        boolean asked = path.equals(POLICY_PATH) && host.startsWith(POLICY_HOST);
        return asked
                ? DomainName.parse(host.substring(POLICY_HOST.length()))
                        .filter(domain -> isHosted(configuration, domain))
                        .map(domain -> configuration.policyOfDomains().text())
                : Optional.empty();
    }

    private static boolean isHosted(Configuration configuration, DomainName domain) {
        return configuration.recipients() instanceof Recipients.HostedDomains hosted
                && hosted.domains().containsKey(domain);
    }

    void start() {
        https.ifPresent(WebListener::start);
    }

    /** Where HTTPS is answered, if anywhere. */
    Optional<InetSocketAddress> address() {
        return https.map(WebListener::address);
    }

    @Override
    public void close() {
        https.ifPresent(WebListener::close);
    }
}
