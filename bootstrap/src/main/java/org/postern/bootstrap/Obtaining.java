package org.postern.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.adapters.acme.AcmeAuthority;
import org.postern.adapters.acme.AcmeSettings;
import org.postern.adapters.acme.FolderShelf;
import org.postern.adapters.observe.CertificateLog;
import org.postern.adapters.smtp.tls.CertificateFiles;
import org.postern.adapters.smtp.tls.CertificateSource;
import org.postern.application.certificate.ChallengeAnswers;
import org.postern.application.certificate.KeepCertificates;
import org.postern.bootstrap.configuration.AuthoritySettings;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.Recipients;
import org.postern.domain.address.DomainName;

/** The certificates that an authority issues: which names, which folder, and what keeps them good. */
final class Obtaining {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String POLICY_HOST = "mta-sts.";
    private static final int MOST_NAMES = 100;

    private final AuthoritySettings settings;
    private final FolderShelf shelf;
    private final ChallengeAnswers answers = new ChallengeAnswers();
    private final KeepCertificates keeping;
    private final Map<DomainName, CertificateSource> sources = new ConcurrentHashMap<>();

    Obtaining(AuthoritySettings settings, Path data, InstantSource clock) {
        this.settings = settings;
        Path folder = folder(settings, data);
        this.shelf = new FolderShelf(folder);
        AcmeAuthority authority = new AcmeAuthority(settings(settings), folder.resolve("account.key"), answers, clock);
        this.keeping = new KeepCertificates(
                authority, shelf, clock, new SecureRandom(), settings.retry(), new CertificateLog());
    }

    /** Each authority has its own: its account, and certificates that another's are no substitute for. */
    private static Path folder(AuthoritySettings settings, Path data) {
        URI directory = settings.directory();
        String host = directory.getHost().toLowerCase(Locale.ROOT).replace(':', '-');
        String port = directory.getPort() < 0 ? "" : "-" + directory.getPort();
        return data.resolve("acme").resolve(host + port);
    }

    /** Where obtained certificates are, for those who only look. */
    static FolderShelf shelf(AuthoritySettings settings, Path data) {
        return new FolderShelf(folder(settings, data));
    }

    private static AcmeSettings settings(AuthoritySettings settings) {
        return new AcmeSettings(
                settings.directory(),
                settings.contacts().stream().map(Object::toString).toList(),
                settings.challenges(),
                settings.roots(),
                settings.bindingKeyId()
                        .flatMap(
                                id -> settings.bindingKeyFile().map(file -> new AcmeSettings.AccountBinding(id, file))),
                PATIENCE);
    }

    /** What certificates there are to be: the host's first, with all its names, then one for each policy. */
    static List<List<DomainName>> names(Configuration configuration) {
        List<DomainName> host = new ArrayList<>(List.of(configuration.hostname()));
        configuration.acme().ifPresent(acme -> host.addAll(acme.names()));
        List<List<DomainName>> all = new ArrayList<>();
        all.add(host.stream().distinct().limit(MOST_NAMES).toList());
        policyHosts(configuration).forEach(name -> all.add(List.of(name)));
        return all;
    }

    /** With HTTPS: {@code mta-sts.<domain>} of every domain. */
    static List<DomainName> policyHosts(Configuration configuration) {
        return configuration.https().isPresent()
                        && configuration.recipients() instanceof Recipients.HostedDomains hosted
                ? hosted.domains().keySet().stream()
                        .flatMap(domain -> DomainName.parse(POLICY_HOST + domain.text()).stream())
                        .filter(name -> !name.equals(configuration.hostname()))
                        .toList()
                : List.of();
    }

    AuthoritySettings settings() {
        return settings;
    }

    KeepCertificates keeping() {
        return keeping;
    }

    ChallengeAnswers answers() {
        return answers;
    }

    /** The certificate for a name, as soon as there is one. */
    CertificateSource source(DomainName name) {
        return sources.computeIfAbsent(name, one -> CertificateFiles.awaited(shelf.file(one)));
    }
}
