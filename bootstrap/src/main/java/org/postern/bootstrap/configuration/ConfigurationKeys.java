package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.bootstrap.configuration.ServerCertificate.NoCertificate;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.ListKind;
import org.postern.bootstrap.yaml.Section;
import org.postern.bootstrap.yaml.Values;
import org.postern.domain.address.DomainName;

/** The keys at the top of a configuration. */
final class ConfigurationKeys {
    static final Key<Configuration, DomainName> HOSTNAME = Key.required(
            "hostname",
            Kinds.hostName(),
            "The name the server gives itself in its banner, in Received and in Authentication-Results.",
            Configuration::hostname);

    static final Key<Configuration, Path> DATA = Key.of(
            "data",
            Kinds.path(),
            Path.of("data"),
            "The folder of the index, the ledger and keys.",
            Configuration::data);

    static final Key<Configuration, Path> EMAILS = Key.of(
            "emails",
            Kinds.path(),
            Path.of("emails"),
            "The folder where every message is kept as an .eml file.",
            Configuration::emails);

    static final Key<Configuration, Recipients> DOMAINS = Key.required(
            "domains",
            new RecipientsKind(),
            "The domains that mail is taken for, by name. \"*\" alone takes every recipient, on loopback listeners only.",
            Configuration::recipients);

    static final Key<Configuration, List<Listener>> LISTENERS = Key.required(
            "listeners",
            new ListKind<>("a list of listeners", ListenerKeys.SECTION, listener -> new Object()),
            "The sockets to listen on.",
            Configuration::listeners);

    static final Key<Configuration, TlsSettings> TLS = Key.optional(
            "tls",
            TlsKeys.SECTION,
            TlsKeys.ABSENT,
            "no TLS",
            "TLS for all listeners; required when one uses starttls or implicit.",
            configuration ->
                    Optional.of(configuration.tls()).filter(tls -> !(tls.certificate() instanceof NoCertificate)));

    static final Key<Configuration, Limits> LIMITS = Key.optional(
            "limits",
            LimitKeys.SECTION,
            Limits.standard(),
            "every default",
            "What one client, one session, one message and all together may use.",
            configuration -> Optional.of(configuration.limits()));

    static final Section<Configuration> SECTION =
            new Section<>(List.of(HOSTNAME, DATA, EMAILS, DOMAINS, LISTENERS, TLS, LIMITS), ConfigurationKeys::build);

    private ConfigurationKeys() {}

    private static Configuration build(Values<Configuration> values) {
        return new Configuration(
                values.get(HOSTNAME),
                values.get(DATA),
                values.get(EMAILS),
                values.get(DOMAINS),
                values.get(LISTENERS),
                values.get(TLS),
                values.get(LIMITS));
    }
}
