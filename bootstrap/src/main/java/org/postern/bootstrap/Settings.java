package org.postern.bootstrap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.adapters.emlstore.StoreSettings;
import org.postern.adapters.recipients.ConfiguredRecipients;
import org.postern.adapters.recipients.DomainRecipients;
import org.postern.adapters.smtp.ListenerSettings;
import org.postern.application.conversation.SessionTimes;
import org.postern.application.conversation.WireLimits;
import org.postern.application.limits.GuardRule;
import org.postern.application.limits.GuardSettings;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.Guard;
import org.postern.bootstrap.configuration.HostedDomain;
import org.postern.bootstrap.configuration.Limits;
import org.postern.bootstrap.configuration.Listener;
import org.postern.bootstrap.configuration.Recipients;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.message.ContentRules;
import org.postern.domain.message.HeaderLimits;
import org.postern.domain.policy.Mode;
import org.postern.domain.session.SessionLimits;

/** From what the owner wrote to what each room wants to know. */
final class Settings {
    private static final int CHUNKS = 10_000;
    private static final int EMPTY_CHUNKS = 100;
    private static final int HEAP_PARTS = 4;
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

    private Settings() {}

    static SessionLimits session(Limits limits) {
        return new SessionLimits(
                limits.message().size().octets(),
                limits.session().recipients(),
                limits.session().messages(),
                limits.session().errorsSoft(),
                limits.session().errorsHard(),
                limits.session().errorDelay(),
                limits.session().unknownCommands(),
                limits.session().junkCommands(),
                limits.session().badRecipients(),
                CHUNKS,
                EMPTY_CHUNKS);
    }

    /** Whom nothing delays. A proxy of the owner's is among them: it is not the client, and behind it are many. */
    static List<IpNetwork> allowed(Configuration configuration) {
        List<IpNetwork> allowed = new ArrayList<>(configuration.guard().allow());
        if (configuration.guard().allowLoopback()) {
            allowed.addAll(Listener.LOOPBACK);
        }
        configuration.listeners().forEach(listener -> allowed.addAll(listener.proxies()));
        return allowed;
    }

    static GuardSettings guard(Configuration configuration) {
        Guard guard = configuration.guard();
        Map<GuardRule, Mode> modes = new EnumMap<>(GuardRule.class);
        for (GuardRule rule : GuardRule.values()) {
            modes.put(rule, guard.mode() == Mode.MONITOR ? Mode.MONITOR : guard.mode(rule));
        }
        return new GuardSettings(
                modes, allowed(configuration), guard.tarpitTime(), guard.tarpitClients(), guard.greetDelay());
    }

    static WireLimits wire(Limits limits) {
        return new WireLimits(
                Math.toIntExact(limits.session().commandLine().octets()),
                limits.session().localPart(),
                limits.message().size().octets());
    }

    static SessionTimes times(Limits limits) {
        return new SessionTimes(
                limits.time().idle(),
                limits.time().idleBusy(),
                limits.time().command(),
                limits.time().dataIdle(),
                limits.time().data(),
                limits.time().dataRateGrace(),
                limits.time().minDataRate().perSecond().octets(),
                limits.time().session(),
                limits.time().beforeMail(),
                limits.time().handshake(),
                limits.time().reply(),
                SessionTimes.LAST_WORD);
    }

    static ContentRules rules(Configuration configuration) {
        var message = configuration.limits().message();
        HeaderLimits header = new HeaderLimits(
                Math.toIntExact(message.headerSection().octets()),
                Math.toIntExact(message.headerLine().octets()),
                message.headerFields());
        return new ContentRules(
                configuration.hostname(), header, message.hops(), message.refuseBareLf(), message.refuseNul());
    }

    /** What a busy disk may take is what is left between the decision and the reply. */
    private static Duration longestWait(Limits limits) {
        Duration left = limits.time().afterDotHard().minus(limits.time().afterDotSoft());
        return left.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : left;
    }

    /** How long it may end nothing at all. */
    private static Duration patience(Limits limits) {
        Duration most = longestWait(limits);
        Duration usual = StoreSettings.STANDARD.patience();
        return most.compareTo(usual) < 0 ? most : usual;
    }

    /** What a heap has not got must not be promised to clients: they could end the process by taking it. */
    private static long mailMemory(Limits limits) {
        long most = Runtime.getRuntime().maxMemory() / HEAP_PARTS;
        return Math.min(limits.load().mailMemory().octets(), most);
    }

    static StoreSettings store(Limits limits) {
        StoreSettings standard = StoreSettings.STANDARD;
        return new StoreSettings(
                standard.threads(),
                standard.queue(),
                patience(limits),
                longestWait(limits),
                Math.toIntExact(limits.load().messageMemory().octets()),
                mailMemory(limits),
                limits.load().minFree().octets(),
                limits.message().size().octets(),
                standard.probeEvery());
    }

    static ConfiguredRecipients recipients(Configuration configuration) {
        return switch (configuration.recipients()) {
            case Recipients.Everyone everyone -> ConfiguredRecipients.everyone(configuration.hostname());
            case Recipients.HostedDomains hosted -> {
                Map<DomainName, DomainRecipients> domains = new LinkedHashMap<>();
                hosted.domains().forEach((name, domain) -> domains.put(name, recipients(domain)));
                yield ConfiguredRecipients.of(domains);
            }
        };
    }

    private static DomainRecipients recipients(HostedDomain domain) {
        return new DomainRecipients(
                domain.takesEveryLocalPart() ? Optional.empty() : Optional.of(Set.copyOf(domain.mailboxes())),
                domain.aliases(),
                Set.copyOf(domain.deny()),
                domain.catchAll(),
                domain.plusTags());
    }

    static ListenerSettings listener(Listener listener) {
        ListenerSettings.TlsMode mode = switch (listener.tls()) {
            case NONE -> ListenerSettings.TlsMode.NONE;
            case STARTTLS -> ListenerSettings.TlsMode.STARTTLS;
            case IMPLICIT -> ListenerSettings.TlsMode.IMPLICIT;
        };
        return new ListenerSettings(socketAddress(listener.address(), listener.port()), mode, listener.proxies());
    }

    static InetSocketAddress socketAddress(IpAddress address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.octets()), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 octets", impossible);
        }
    }
}
