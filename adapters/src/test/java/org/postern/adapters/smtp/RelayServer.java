package org.postern.adapters.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.postern.adapters.recipients.ConfiguredRecipients;
import org.postern.adapters.recipients.DomainRecipients;
import org.postern.application.judge.TransactionJudge;
import org.postern.application.port.StoredMessage;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.LocalPart;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.Trace;
import org.postern.testkit.relay.RelayVectors;
import org.postern.testkit.transcript.StoryServer;
import org.postern.testkit.transcript.StorySettings;

/** The server that the vectors of the relay are tried on, with its recipients as a configuration names them. */
final class RelayServer {
    private static final StorySettings SETTINGS =
            new StorySettings(Map.of("refuse-bare-lf", "no"), List.of(), Set.of());

    private final StoryServer server;

    private RelayServer(Optional<Set<LocalPart>> mailboxes, InstantSource clock, LongSupplier nanoClock) {
        DomainRecipients recipients = new DomainRecipients(mailboxes, Map.of(), Set.of(), Optional.empty(), true);
        Map<DomainName, DomainRecipients> domains = new LinkedHashMap<>();
        for (String domain : RelayVectors.DOMAINS) {
            domains.put(DomainName.parse(domain).orElseThrow(), recipients);
        }
        this.server =
                new StoryServer(SETTINGS, TransactionJudge.NOBODY, ConfiguredRecipients.of(domains), clock, nanoClock);
    }

    /** One whose domains have these mailboxes only. */
    static RelayServer named(InstantSource clock, LongSupplier nanoClock) {
        Set<LocalPart> mailboxes =
                RelayVectors.MAILBOXES.stream().map(LocalPart::new).collect(Collectors.toUnmodifiableSet());
        return new RelayServer(Optional.of(mailboxes), clock, nanoClock);
    }

    /** One whose domains take every local part. */
    static RelayServer open(InstantSource clock, LongSupplier nanoClock) {
        return new RelayServer(Optional.empty(), clock, nanoClock);
    }

    StoryServer server() {
        return server;
    }

    /** The mailboxes of each message it has kept. */
    List<List<String>> kept() {
        try (var messages = server.store().messages(Optional.empty())) {
            return messages.map(RelayServer::mailboxes).toList();
        }
    }

    private static List<String> mailboxes(StoredMessage message) {
        try (InputStream octets = message.open()) {
            return Trace.read(HeaderReader.read(octets.readAllBytes()))
                    .orElseThrow()
                    .mailboxes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
