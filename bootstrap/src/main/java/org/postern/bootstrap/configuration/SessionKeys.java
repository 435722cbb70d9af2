package org.postern.bootstrap.configuration;

import java.time.Duration;
import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Values;

/** The keys of {@link SessionLimits}, with their defaults and bounds. */
final class SessionKeys {
    static final Key<Limits, DataSize> COMMAND_LINE = Key.of(
            "command-line",
            Kinds.size(new DataSize(512), DataSize.kibibytes(64)),
            DataSize.kibibytes(2),
            "Octets of one command line; after a longer one the session is closed with 500.",
            limits -> limits.session().commandLine());

    static final Key<Limits, Integer> LOCAL_PART = Key.of(
            "local-part",
            Kinds.count(64, 128),
            64,
            "Octets of a local part; RFC 5321 §4.5.3.1.1 says 64, some senders need more.",
            limits -> limits.session().localPart());

    static final Key<Limits, Integer> RECIPIENTS = Key.of(
            "recipients",
            Kinds.count(100, 100_000),
            1000,
            "Recipients of one message; more are deferred with 452 (RFC 5321 §4.5.3.1.8 asks for at least 100).",
            limits -> limits.session().recipients());

    static final Key<Limits, Integer> MESSAGES = Key.of(
            "messages-per-session",
            Kinds.count(1, 100_000),
            100,
            "Messages in one session; then it is closed with 421.",
            limits -> limits.session().messages());

    static final Key<Limits, Integer> ERRORS_SOFT = Key.of(
            "errors-soft",
            Kinds.count(1, 1000),
            5,
            "Errors of a client after which every further reply to one is delayed.",
            limits -> limits.session().errorsSoft());

    static final Key<Limits, Duration> ERROR_DELAY = Key.of(
            "error-delay",
            Kinds.time(Duration.ofSeconds(0), Duration.ofSeconds(30)),
            Duration.ofSeconds(1),
            "How long such a reply is delayed.",
            limits -> limits.session().errorDelay());

    static final Key<Limits, Integer> ERRORS_HARD = Key.of(
            "errors-hard",
            Kinds.count(1, 1000),
            20,
            "Errors of a client after which the session is closed with 421.",
            limits -> limits.session().errorsHard());

    static final Key<Limits, Integer> UNKNOWN_COMMANDS = Key.of(
            "unknown-commands",
            Kinds.count(1, 1000),
            10,
            "Unknown commands after which the session is closed with 421.",
            limits -> limits.session().unknownCommands());

    static final Key<Limits, Integer> JUNK_COMMANDS = Key.of(
            "junk-commands",
            Kinds.count(1, 100_000),
            100,
            "Commands that do nothing for mail (NOOP, RSET, VRFY and the like) after which the session is closed with 421.",
            limits -> limits.session().junkCommands());

    static final Key<Limits, Integer> BAD_RECIPIENTS = Key.of(
            "bad-recipients",
            Kinds.count(1, 100_000),
            20,
            "Refused recipients after which the session is closed with 421.",
            limits -> limits.session().badRecipients());

    static final List<Key<Limits, ?>> ALL = List.of(
            COMMAND_LINE,
            LOCAL_PART,
            RECIPIENTS,
            MESSAGES,
            ERRORS_SOFT,
            ERROR_DELAY,
            ERRORS_HARD,
            UNKNOWN_COMMANDS,
            JUNK_COMMANDS,
            BAD_RECIPIENTS);

    private SessionKeys() {}

    static SessionLimits build(Values<Limits> values) {
        return new SessionLimits(
                values.get(COMMAND_LINE),
                values.get(LOCAL_PART),
                values.get(RECIPIENTS),
                values.get(MESSAGES),
                values.get(ERRORS_SOFT),
                values.get(ERROR_DELAY),
                values.get(ERRORS_HARD),
                values.get(UNKNOWN_COMMANDS),
                values.get(JUNK_COMMANDS),
                values.get(BAD_RECIPIENTS));
    }
}
