package org.postern.testkit.transcript;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.application.conversation.SessionTimes;
import org.postern.application.limits.GuardRule;
import org.postern.application.limits.GuardSettings;
import org.postern.application.port.ClientRate;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.policy.Mode;
import org.postern.domain.session.SessionLimits;

/**
 * What a story sets: limits of the session and how the store behaves ({@code Set: message-size=100 store=full}), the
 * DNS by which its transactions are judged ({@code Zone: example.net MX 0 .}; without a line nobody is), and where it can be played
 * ({@code Play: memory-clear memory-tls clear tls}). What is not set is as {@link SessionLimits#DEFAULT} has it.
 */
public record StorySettings(Map<String, String> values, List<String> zone, Set<String> play) {
    private static final Set<String> KEYS = Set.of(
            "message-size",
            "recipients",
            "transactions",
            "hard-errors",
            "unknown-commands",
            "idle-commands",
            "bad-recipients",
            "chunks",
            "empty-chunks",
            "sessions",
            "busy",
            "guard",
            "allow",
            "connections-per-minute",
            "messages-per-minute",
            "recipients-per-minute",
            "unknown-recipients-per-minute",
            "errors-per-minute",
            "auth-failures-per-minute",
            "early-talker",
            "greet-delay",
            "last-word",
            "greylist",
            "store",
            "latest",
            "starttls",
            "refuse-bare-lf",
            "refuse-nul",
            "auth");

    public StorySettings {
        values = Map.copyOf(values);
        zone = List.copyOf(zone);
        play = Set.copyOf(play);
        if (!KEYS.containsAll(values.keySet())
                || !Set.of("memory-clear", "memory-tls", "clear", "tls").containsAll(play)) {
            throw new IllegalArgumentException("unknown setting in " + values + " " + play);
        }
    }

    /** The limits of the session; an error costs no time worth waiting for. */
    public SessionLimits limits() {
        SessionLimits usual = SessionLimits.DEFAULT;
        return new SessionLimits(
                number("message-size", (int) usual.messageSize()),
                number("recipients", usual.recipients()),
                number("transactions", usual.transactions()),
                usual.softErrors(),
                number("hard-errors", usual.hardErrors()),
                Duration.ofMillis(1),
                number("unknown-commands", usual.unknownCommands()),
                number("idle-commands", usual.idleCommands()),
                number("bad-recipients", usual.badRecipients()),
                number("chunks", usual.chunks()),
                number("empty-chunks", usual.emptyChunks()));
    }

    /** How many sessions may be open at once. */
    public int sessions() {
        return number("sessions", 100);
    }

    /** From how many sessions on the server is short of them; it never is unless said otherwise. */
    public int busy() {
        return number("busy", Integer.MAX_VALUE);
    }

    /** What a client may do a minute: no limit that is not set. */
    public Map<ClientRate, Integer> perMinute() {
        return Arrays.stream(ClientRate.values())
                .filter(rate -> values.containsKey(rate.word()))
                .collect(Collectors.toMap(rate -> rate, rate -> number(rate.word(), 0)));
    }

    /** The guard enforces every rule; {@code guard=monitor} has it watch, {@code allow} is a network it spares. */
    public GuardSettings guard() {
        Mode mode = values.getOrDefault("guard", "enforce").equals("enforce") ? Mode.ENFORCE : Mode.MONITOR;
        List<IpNetwork> allowed = Optional.ofNullable(values.get("allow")).flatMap(IpNetwork::parse).stream()
                .toList();
        return new GuardSettings(
                Arrays.stream(GuardRule.values()).collect(Collectors.toMap(rule -> rule, rule -> mode)),
                allowed,
                Duration.ZERO,
                0,
                Duration.ofMillis(number("greet-delay", 0)));
    }

    /** Whether its client talked before it was greeted. */
    public boolean earlyTalker() {
        return values.getOrDefault("early-talker", "no").equals("yes");
    }

    /** Whether senders that were not met before are asked to come again. */
    public boolean greylist() {
        return values.getOrDefault("greylist", "no").equals("yes");
    }

    /** How long after the final dot the store may still be asked; in seconds, 240 unless said otherwise. */
    public Duration latest() {
        return Duration.ofSeconds(number("latest", 240));
    }

    /** The deadlines of the session; {@code last-word} in milliseconds. */
    public SessionTimes times() {
        SessionTimes usual = SessionTimes.DEFAULT;
        return new SessionTimes(
                usual.idle(),
                usual.idleWhenBusy(),
                usual.command(),
                usual.dataIdle(),
                usual.data(),
                usual.dataGrace(),
                usual.dataRate(),
                usual.session(),
                usual.beforeMail(),
                usual.handshake(),
                usual.reply(),
                Duration.ofMillis(number("last-word", (int) usual.lastWord().toMillis())));
    }

    /** How the store behaves: {@code good} unless said otherwise. */
    public StoryStore.Mood store() {
        return StoryStore.Mood.of(values.getOrDefault("store", "good"));
    }

    /** Whether STARTTLS is offered in clear text. */
    public boolean startTls() {
        return values.getOrDefault("starttls", "yes").equals("yes");
    }

    /** Whether AUTH is offered behind TLS, by every mechanism; {@code broken}: and nobody can say who the users are. */
    public String auth() {
        return values.getOrDefault("auth", "no");
    }

    public boolean refuseBareLf() {
        return values.getOrDefault("refuse-bare-lf", "no").equals("yes");
    }

    public boolean refuseNul() {
        return values.getOrDefault("refuse-nul", "no").equals("yes");
    }

    private int number(String key, int usual) {
        String value = values.get(key);
        return value == null ? usual : Integer.parseInt(value);
    }
}
