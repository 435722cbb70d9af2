package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;
import org.postern.domain.address.DomainName;
import org.postern.domain.dnslist.DnsList;

/** The keys at the top of a configuration. */
final class ConfigurationKeys {
    static final Key<Configuration, DomainName> HOSTNAME = Key.required(
            "hostname",
            Kinds.hostName(),
            "The name the server gives itself in its banner, in Received and in Authentication-Results.",
            Configuration::hostname);

    static final Key<Configuration, Path> DATA = Key.readAtStart(Key.of(
            "data",
            Kinds.path(),
            Path.of("data"),
            "The folder of the index, the ledger and keys.",
            Configuration::data));

    static final Key<Configuration, Path> EMAILS = Key.readAtStart(Key.of(
            "emails",
            Kinds.path(),
            Path.of("emails"),
            "The folder where every message is kept as an .eml file.",
            Configuration::emails));

    static final Key<Configuration, Recipients> DOMAINS = Key.required(
            "domains",
            new RecipientsKind(),
            "The domains that mail is taken for, by name. \"*\" alone takes every recipient, on loopback listeners only.",
            Configuration::recipients);

    static final Key<Configuration, List<Listener>> LISTENERS = Key.readAtStart(Key.required(
            "listeners",
            new ListKind<>("a list of listeners", ListenerKeys.SECTION, listener -> new Object()),
            "The sockets to listen on.",
            Configuration::listeners));

    static final Key<Configuration, TlsSettings> TLS = Key.optional(
            "tls",
            TlsKeys.SECTION,
            TlsKeys.ABSENT,
            "no TLS",
            "TLS for all listeners; required when one uses starttls or implicit.",
            configuration -> Optional.of(configuration.tls()).filter(TlsSettings::isWritten));

    static final Key<Configuration, NameService> DNS = Key.optional(
            "dns",
            NameServiceKeys.SECTION,
            NameService.standard(),
            "every default",
            "Whom the DNS is asked through, and how much one message may ask.",
            configuration -> Optional.of(configuration.dns()));

    static final Key<Configuration, List<DnsList>> LISTS = Key.optional(
            "lists",
            new ListKind<>("a list of DNS lists", ListKeys.SECTION, DnsList::zone),
            List.of(),
            "none",
            "Lists of addresses in the DNS that clients are looked up in.",
            configuration -> Optional.of(configuration.lists()).filter(Predicate.not(List::isEmpty)));

    static final Key<Configuration, Map<ScannerName, ScannerSettings>> SCANNERS = Key.optional(
            "scanners",
            ScannerKeys.NAMED,
            ScannerKeys.NONE,
            "none",
            "Content scanners by a name of your choice, asked side by side; their rules stand before trusted-sealer, in this order. See operating.md.",
            configuration -> Optional.of(configuration.scanners()).filter(Predicate.not(Map::isEmpty)));

    static final Key<Configuration, PolicySettings> POLICY = Key.optional(
            "policy",
            PolicyKeys.SECTION,
            PolicySettings.standard(),
            "every default",
            "What is refused, put off or quarantined: rules in this order, the first enforced opinion decides. See judgement.md.",
            configuration -> Optional.of(configuration.policy()));

    static final Key<Configuration, Optional<GreylistSettings>> GREYLIST = Key.optional(
            "greylist",
            GreylistKeys.SECTION,
            Optional.empty(),
            "off",
            "Asks whoever sends its first mail to come again: RFC 6647. Without this key nobody is asked; with greylist: {} everything below is as it says. Its rule is asked last. See operating.md.",
            configuration -> Optional.of(configuration.greylist()).filter(Optional::isPresent));

    static final Key<Configuration, LedgerSettings> LEDGER = Key.optional(
            "ledger",
            LedgerKeys.SECTION,
            LedgerSettings.standard(),
            "every default",
            "What is written down of every decision, in data/ledger.",
            configuration -> Optional.of(configuration.ledger()));

    static final Key<Configuration, RetentionSettings> RETENTION = Key.readAtStart(Key.optional(
            "retention",
            RetentionKeys.SECTION,
            RetentionSettings.standard(),
            "every message stays",
            "Which messages go by themselves, once a night. See operating.md.",
            configuration -> Optional.of(configuration.retention())));

    static final Key<Configuration, Optional<HttpSettings>> HTTP = Key.readAtStart(Key.optional(
            "http",
            HttpKeys.SECTION,
            Optional.empty(),
            "no HTTP port",
            "One HTTP port for metrics (/metrics) and health (/livez, /readyz); without this key there is none. See operating.md.",
            configuration -> Optional.of(configuration.http()).filter(Optional::isPresent)));

    static final Key<Configuration, Optional<HttpsSettings>> HTTPS = Key.readAtStart(Key.optional(
            "https",
            HttpsKeys.SECTION,
            Optional.empty(),
            "no HTTPS port",
            "One HTTPS port that serves the MTA-STS policy of every domain at mta-sts.<domain>; without this key there is none. See operating.md.",
            configuration -> Optional.of(configuration.https()).filter(Optional::isPresent)));

    static final Key<Configuration, Optional<AuthoritySettings>> ACME = Key.readAtStart(Key.optional(
            "acme",
            AcmeKeys.SECTION,
            Optional.empty(),
            "no authority is asked",
            "Certificates from an authority that speaks ACME (RFC 8555), in place of certificate and key in tls. See operating.md.",
            configuration -> Optional.of(configuration.acme()).filter(Optional::isPresent)));

    static final Key<Configuration, StrictTransportSettings> MTA_STS = Key.optional(
            "mta-sts",
            StrictTransportKeys.SECTION,
            StrictTransportSettings.standard(),
            "every default",
            "What the MTA-STS policy of every domain says (RFC 8461), for dns-records, doctor and https.",
            configuration -> Optional.of(configuration.strictTransport()));

    static final Key<Configuration, LogSettings> LOG = Key.readAtStart(Key.optional(
            "log",
            LogKeys.SECTION,
            LogSettings.standard(),
            "every default",
            "The log on standard error.",
            configuration -> Optional.of(configuration.log())));

    static final Key<Configuration, Limits> LIMITS = Key.optional(
            "limits",
            LimitKeys.SECTION,
            Limits.standard(),
            "every default",
            "What one client, one session, one message and all together may use.",
            configuration -> Optional.of(configuration.limits()));

    static final Key<Configuration, Guard> GUARD = Key.optional(
            "guard",
            GuardKeys.SECTION,
            Guard.standard(),
            "every default",
            "Who is put off for what it does beside its mail, and who never is: a mode for each rule, which holds the limit of that name.",
            configuration -> Optional.of(configuration.guard()));

    static final Section<Configuration> SECTION = new Section<>(
            List.of(
                    HOSTNAME, DATA, EMAILS, DOMAINS, LISTENERS, TLS, DNS, LISTS, SCANNERS, POLICY, GREYLIST, LEDGER,
                    RETENTION, HTTP, HTTPS, ACME, MTA_STS, LOG, LIMITS, GUARD),
            ConfigurationKeys::build);

    private ConfigurationKeys() {}

    private static Configuration build(Values<Configuration> values) {
        return new Configuration(
                values.get(HOSTNAME),
                values.get(DATA),
                values.get(EMAILS),
                values.get(DOMAINS),
                values.get(LISTENERS),
                values.get(TLS),
                values.get(DNS),
                values.get(LISTS),
                values.get(SCANNERS),
                values.get(POLICY),
                values.get(GREYLIST),
                values.get(LEDGER),
                values.get(RETENTION),
                values.get(HTTP),
                values.get(HTTPS),
                values.get(ACME),
                values.get(MTA_STS),
                values.get(LOG),
                values.get(LIMITS),
                values.get(GUARD));
    }
}
