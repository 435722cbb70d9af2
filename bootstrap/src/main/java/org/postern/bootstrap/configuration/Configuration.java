package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.application.doctor.StrictTransportPolicy;
import org.postern.bootstrap.configuration.Recipients.Everyone;
import org.postern.bootstrap.configuration.ServerCertificate.NoCertificate;
import org.postern.bootstrap.configuration.ServerCertificate.SelfSigned;
import org.postern.bootstrap.yaml.Contradiction;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dnslist.DnsList;

/** The whole configuration. It cannot be constructed invalid. Folders are absolute; whether they exist is not said. */
public record Configuration(
        DomainName hostname,
        Path data,
        Path emails,
        Recipients recipients,
        List<Listener> listeners,
        TlsSettings tls,
        NameService dns,
        List<DnsList> lists,
        Map<ScannerName, ScannerSettings> scanners,
        PolicySettings policy,
        Optional<GreylistSettings> greylist,
        LedgerSettings ledger,
        RetentionSettings retention,
        Optional<HttpSettings> http,
        Optional<HttpsSettings> https,
        Optional<AuthoritySettings> acme,
        StrictTransportSettings strictTransport,
        LogSettings log,
        Limits limits,
        Guard guard) {
    static final String NO_CERTIFICATE = "needs both certificate and key (or self-signed: true, or acme)";

    private static final Duration TRY_BUDGET = Duration.ofSeconds(1);
    private static final int TRY_PORT = 2525;

    public Configuration {
        ConfigurationKeys.HOSTNAME.require(hostname);
        data = data.toAbsolutePath().normalize();
        emails = emails.toAbsolutePath().normalize();
        if (data.startsWith(emails)) {
            throw new Contradiction(
                    List.of("data"), "is " + data + ", inside emails (" + emails + "); it needs a folder of its own");
        }
        listeners = List.copyOf(listeners);
        lists = List.copyOf(lists);
        scanners = Collections.unmodifiableMap(new LinkedHashMap<>(scanners));
        tls = settled(tls, acme);
        refuseBadListeners(listeners, recipients, tls);
        Optional<Listener> metrics = http.map(port -> plain(port.address(), port.port()));
        Optional<Listener> pages = https.map(port -> plain(port.address(), port.port()));
        refuseClash("http", metrics, "listeners", listeners);
        refuseClash("https", pages, "listeners", listeners);
        refuseClash("https", pages, "http", metrics.stream().toList());
        if (https.isPresent() && tls.certificate() instanceof NoCertificate) {
            throw new Contradiction(List.of("https"), "needs a tls section with certificate and key, or acme");
        }
        Optional<Listener> challenges =
                acme.filter(AuthoritySettings::listensOnHttp).map(port -> plain(port.httpAddress(), port.httpPort()));
        refuseClash("acme", challenges, "listeners", listeners);
        refuseClash("acme", challenges, "http", metrics.stream().toList());
        refuseClash("acme", challenges, "https", pages.stream().toList());
        if (https.isEmpty()
                && acme.filter(one -> one.challenges().contains(ChallengeKind.TLS_ALPN_01))
                        .isPresent()) {
            throw new Contradiction(List.of("acme", "challenges"), "has tls-alpn-01, which needs https");
        }
    }

    /** With {@code acme} the certificate is obtained, and nothing else may name one. */
    private static TlsSettings settled(TlsSettings tls, Optional<AuthoritySettings> acme) {
        boolean named = switch (tls.certificate()) {
            case NoCertificate none -> false;
            case ServerCertificate.Obtained obtained -> false;
            case ServerCertificate.CertificateFiles files -> true;
            case SelfSigned made -> true;
        };
        if (acme.isPresent() && named) {
            throw new Contradiction(
                    List.of("acme"), "obtains the certificate, but tls names one; remove one of the two");
        }
        if (acme.isEmpty() && tls.certificate() instanceof ServerCertificate.Obtained) {
            throw new Contradiction(List.of("tls"), NO_CERTIFICATE);
        }
        return acme.isPresent() ? new TlsSettings(new ServerCertificate.Obtained(), tls.sessionTickets()) : tls;
    }

    private static Listener plain(IpAddress address, int port) {
        return new Listener(address, port, TlsMode.NONE, false, List.of());
    }

    private static void refuseClash(String key, Optional<Listener> own, String others, List<Listener> taken) {
        for (int i = 0; i < taken.size(); i++) {
            if (own.filter(taken.get(i)::clashesWith).isPresent()) {
                String who = others.equals("listeners") ? "listeners[" + i + "]" : others;
                throw new Contradiction(
                        List.of(key), "has the port " + own.get().port() + ", which " + who + " takes already");
            }
        }
    }

    private static void refuseBadListeners(List<Listener> listeners, Recipients recipients, TlsSettings tls) {
        if (listeners.isEmpty()) {
            throw new Contradiction(List.of("listeners"), "names no listener");
        }
        for (int i = 0; i < listeners.size(); i++) {
            Listener listener = listeners.get(i);
            if (listener.tls() != TlsMode.NONE && tls.certificate() instanceof NoCertificate) {
                String mode = listener.tls().name().toLowerCase(Locale.ROOT);
                throw contradiction(
                        i, "tls", "is " + mode + ", which needs a tls section with certificate and key, or acme");
            }
            if (listener.auth() && listener.tls() == TlsMode.NONE) {
                throw contradiction(i, "auth", "is true, which needs tls: starttls or implicit in the same listener");
            }
            if (recipients instanceof Everyone && !listener.isLoopback()) {
                throw contradiction(i, "address", "must be loopback, such as 127.0.0.1, while domains takes \"*\"");
            }
            for (int j = 0; j < i; j++) {
                if (listener.clashesWith(listeners.get(j))) {
                    throw contradiction(
                            i, "port", "is " + listener.port() + ", which listeners[" + j + "] takes already");
                }
            }
        }
    }

    private static Contradiction contradiction(int listener, String key, String complaint) {
        return new Contradiction(List.of("listeners", Integer.toString(listener), key), complaint);
    }

    /** The MTA-STS policy of every domain here. */
    public StrictTransportPolicy policyOfDomains() {
        return strictTransport.policy(hostname);
    }

    /**
     * What a server without a configuration does: every recipient of every domain, on 127.0.0.1 port 2525 with STARTTLS
     * and a certificate made at start; every message is judged, with a second for the DNS, and kept whatever the
     * judgement says; mail and data in folders of the working folder.
     */
    public static Configuration tryMode(Path workingFolder) {
        return new Configuration(
                DomainName.parse("mx.localhost").orElseThrow(),
                workingFolder.resolve("data"),
                workingFolder.resolve("emails"),
                new Everyone(),
                List.of(new Listener(
                        IpAddress.parse("127.0.0.1").orElseThrow(), TRY_PORT, TlsMode.STARTTLS, false, List.of())),
                new TlsSettings(new SelfSigned(), false),
                NameService.standard().within(TRY_BUDGET),
                List.of(),
                ScannerKeys.NONE,
                PolicySettings.standard().monitored(),
                Optional.empty(),
                LedgerSettings.standard(),
                RetentionSettings.standard(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                StrictTransportSettings.standard(),
                LogSettings.standard(),
                Limits.standard(),
                Guard.standard());
    }
}
