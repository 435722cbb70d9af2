package org.postern.bootstrap.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.postern.adapters.acme.AcmeSettings.ChallengeKind;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.OptionalKind;
import org.postern.bootstrap.yaml.ScalarKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;

/** The keys of ACME. */
final class AcmeKeys {
    private static final int USUAL_PORT = 80;

    static final Key<Optional<AuthoritySettings>, URI> DIRECTORY = Key.of(
            "directory",
            ScalarKind.of("an https URL", AcmeKeys::url, URI::toString),
            URI.create("https://acme-v02.api.letsencrypt.org/directory"),
            "The directory of the certification authority. Each has a folder of its own in data/acme.",
            of(AuthoritySettings::directory));

    static final Key<Optional<AuthoritySettings>, Boolean> AGREE_TERMS = Key.required(
            "agree-terms",
            Kinds.flag(),
            "true: you have read the authority's terms of service and agree to them.",
            of(AuthoritySettings::agreeTerms));

    static final Key<Optional<AuthoritySettings>, List<Mailbox>> CONTACT = Key.optional(
            "contact",
            new ListKind<>("a list of mail addresses", mailbox(), Mailbox::text),
            List.of(),
            "none",
            "Whom the authority may write to. Told when the account is made.",
            acme -> acme.map(AuthoritySettings::contacts).filter(Predicate.not(List::isEmpty)));

    static final Key<Optional<AuthoritySettings>, List<ChallengeKind>> CHALLENGES = Key.optional(
            "challenges",
            new ListKind<>(
                    "a list of http-01 and tls-alpn-01",
                    Kinds.choice(ChallengeKind.class, ChallengeKind::word),
                    kind -> kind),
            List.of(ChallengeKind.HTTP_01),
            "http-01",
            "How the authority sees that a name leads here: over HTTP on port 80 (http-01) or HTTPS on 443 (tls-alpn-01, which needs https). The first it takes; when it failed, the next.",
            acme -> acme.map(AuthoritySettings::challenges));

    static final Key<Optional<AuthoritySettings>, IpAddress> HTTP_ADDRESS = Key.of(
            "http-address",
            Kinds.address(),
            IpAddress.parse("0.0.0.0").orElseThrow(),
            "The address to answer http-01 on; 0.0.0.0 is every IPv4 address, :: every address.",
            of(AuthoritySettings::httpAddress));

    static final Key<Optional<AuthoritySettings>, Integer> HTTP_PORT = Key.of(
            "http-port",
            Kinds.count(0, 65_535),
            USUAL_PORT,
            "The TCP port to answer http-01 on; 0 takes any free one. Authorities come to 80 only.",
            of(AuthoritySettings::httpPort));

    static final Key<Optional<AuthoritySettings>, List<DomainName>> NAMES = Key.optional(
            "names",
            new ListKind<>("a list of domain names", Kinds.hostName(), name -> name),
            List.of(),
            "hostname alone",
            "Names beside hostname in the certificate that mail is taken with. With https each mta-sts.<domain> has a certificate of its own.",
            acme -> acme.map(AuthoritySettings::names).filter(Predicate.not(List::isEmpty)));

    static final Key<Optional<AuthoritySettings>, Optional<Path>> ROOTS = Key.optional(
            "roots",
            new OptionalKind<>(Kinds.path()),
            Optional.empty(),
            "those of the JDK",
            "PEM certificates to trust the directory by, for an authority of your own.",
            acme -> acme.map(AuthoritySettings::roots).filter(Optional::isPresent));

    static final Key<Optional<AuthoritySettings>, Optional<String>> EAB_KEY_ID = Key.optional(
            "eab-key-id",
            new OptionalKind<>(ScalarKind.of("a key identifier", AcmeKeys::word, text -> text)),
            Optional.empty(),
            "none",
            "The key identifier that the authority gave you, where accounts are bound to others (RFC 8555 §7.3.4).",
            acme -> acme.map(AuthoritySettings::bindingKeyId).filter(Optional::isPresent));

    static final Key<Optional<AuthoritySettings>, Optional<Path>> EAB_KEY_FILE = Key.optional(
            "eab-key-file",
            new OptionalKind<>(Kinds.path()),
            Optional.empty(),
            "none",
            "The file that holds the key that belongs to it, in base64url.",
            acme -> acme.map(AuthoritySettings::bindingKeyFile).filter(Optional::isPresent));

    static final Key<Optional<AuthoritySettings>, Duration> RETRY_TIME = Key.of(
            "retry-time",
            Kinds.time(Duration.ofSeconds(1), Duration.ofDays(1)),
            Duration.ofMinutes(5),
            "How long to wait after a first failure; twice as long after each further one, a day at most.",
            of(AuthoritySettings::retry));

    static final Section<Optional<AuthoritySettings>> SECTION = new Section<>(
            List.of(
                    DIRECTORY,
                    AGREE_TERMS,
                    CONTACT,
                    CHALLENGES,
                    HTTP_ADDRESS,
                    HTTP_PORT,
                    NAMES,
                    ROOTS,
                    EAB_KEY_ID,
                    EAB_KEY_FILE,
                    RETRY_TIME),
            AcmeKeys::build);

    private AcmeKeys() {}

    private static Optional<AuthoritySettings> build(Values<Optional<AuthoritySettings>> values) {
        return Optional.of(new AuthoritySettings(
                values.get(DIRECTORY),
                values.get(AGREE_TERMS),
                values.get(CONTACT),
                values.get(CHALLENGES),
                values.get(HTTP_ADDRESS),
                values.get(HTTP_PORT),
                values.get(NAMES),
                values.get(ROOTS),
                values.get(EAB_KEY_ID),
                values.get(EAB_KEY_FILE),
                values.get(RETRY_TIME)));
    }

    private static <T> Function<Optional<AuthoritySettings>, T> of(Function<AuthoritySettings, T> part) {
        return acme -> part.apply(acme.orElseThrow());
    }

    private static ScalarKind<Mailbox> mailbox() {
        return ScalarKind.of("a mail address such as postmaster@example.test", Mailbox::parse, Mailbox::text);
    }

    private static Optional<String> word(String text) {
        return text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c > '~') ? Optional.empty() : Optional.of(text);
    }

    private static Optional<URI> url(String text) {
        try {
            URI uri = URI.create(text);
            boolean whole = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
            return whole ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
