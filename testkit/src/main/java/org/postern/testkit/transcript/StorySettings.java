package org.postern.testkit.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            "store",
            "latest",
            "starttls",
            "refuse-bare-lf",
            "refuse-nul");

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

    /** How long after the final dot the store may still be asked; in seconds, 240 unless said otherwise. */
    public Duration latest() {
        return Duration.ofSeconds(number("latest", 240));
    }

    /** How the store behaves: {@code good} unless said otherwise. */
    public StoryStore.Mood store() {
        return StoryStore.Mood.of(values.getOrDefault("store", "good"));
    }

    /** Whether STARTTLS is offered in clear text. */
    public boolean startTls() {
        return values.getOrDefault("starttls", "yes").equals("yes");
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
