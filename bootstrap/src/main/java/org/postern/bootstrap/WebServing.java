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
import org.postern.bootstrap.configuration.AuthoritySettings;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.HttpsSettings;
import org.postern.bootstrap.configuration.Recipients;
import org.postern.domain.address.DomainName;

/**
 * What the server answers to strangers over HTTP: the MTA-STS policy of every domain of the configuration that holds (RFC
 * 8461 §3.3), and an authority that comes to see whether a name leads here (RFC 8555 §8.3, RFC 8737).
 */
final class WebServing implements AutoCloseable {
    private static final String POLICY_HOST = "mta-sts.";
    private static final String POLICY_PATH = "/.well-known/mta-sts.txt";
    private static final String CHALLENGE_PATH = "/.well-known/acme-challenge/";

    private final Optional<WebListener> https;
    private final Optional<WebListener> http;

    private WebServing(Optional<WebListener> https, Optional<WebListener> http) {
        this.https = https;
        this.http = http;
    }

    /** Takes the ports, if any; nothing is answered before {@link #start}. */
    static WebServing open(Configuration configuration, TermsInForce terms, Optional<Obtaining> obtaining)
            throws CannotStart {
        Optional<WebListener> https = configuration.https().isPresent()
                ? Optional.of(https(configuration.https().get(), terms, obtaining))
                : Optional.empty();
        Optional<Obtaining> listening = obtaining.filter(one -> one.settings().listensOnHttp());
        try {
            return new WebServing(https, listening.isPresent() ? Optional.of(http(listening.get())) : Optional.empty());
        } catch (CannotStart failed) {
            https.ifPresent(WebListener::close);
            throw failed;
        }
    }

    private static WebListener https(HttpsSettings settings, TermsInForce terms, Optional<Obtaining> obtaining)
            throws CannotStart {
        List<CertificateSource> named = Certificates.of(settings);
        TlsContexts contexts = TlsContexts.of(
                () -> sources(terms.now(), named, obtaining),
                name -> obtaining.flatMap(one -> one.answers().digest(name)));
        InetSocketAddress address = Settings.socketAddress(settings.address(), settings.port());
        return listener(
                "https",
                address,
                new TlsLayer(contexts::current),
                (host, path) -> policy(terms.now().configuration(), host, path));
    }

    private static List<CertificateSource> sources(
            Terms terms, List<CertificateSource> named, Optional<Obtaining> obtaining) {
        List<CertificateSource> all = new ArrayList<>();
        all.add(terms.certificate());
        all.addAll(named);
        obtaining.ifPresent(
                one -> Obtaining.policyHosts(terms.configuration()).forEach(name -> all.add(one.source(name))));
        return all;
    }

    private static WebListener http(Obtaining obtaining) throws CannotStart {
        AuthoritySettings settings = obtaining.settings();
        return listener(
                "http-01",
                Settings.socketAddress(settings.httpAddress(), settings.httpPort()),
                Layer.none(),
                (host, path) -> path.startsWith(CHALLENGE_PATH)
                        ? obtaining.answers().text(path.substring(CHALLENGE_PATH.length()))
                        : Optional.empty());
    }

    private static WebListener listener(String what, InetSocketAddress address, Layer layer, Pages pages)
            throws CannotStart {
        try {
            return new WebListener(address, layer, pages);
        } catch (IOException taken) {
            throw new CannotStart(
                    "cannot listen for " + what + " on " + Announcement.text(address) + ": " + taken.getMessage(),
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
        http.ifPresent(WebListener::start);
    }

    /** Where HTTPS is answered, if anywhere. */
    Optional<InetSocketAddress> address() {
        return https.map(WebListener::address);
    }

    /** Where an authority is answered over HTTP, if anywhere. */
    Optional<InetSocketAddress> challengeAddress() {
        return http.map(WebListener::address);
    }

    @Override
    public void close() {
        https.ifPresent(WebListener::close);
        http.ifPresent(WebListener::close);
    }
}
