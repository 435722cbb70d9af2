package org.postern.bootstrap.configuration;

import java.util.List;
import org.postern.bootstrap.yaml.Key;
import org.postern.bootstrap.yaml.Values;

/** The keys of {@link LoadLimits}, with their defaults and bounds. */
final class LoadKeys {
    static final Key<Limits, Integer> SESSIONS = Key.of(
            "sessions",
            Kinds.count(1, 1_000_000),
            2000,
            "Sessions at once; further clients get 421.",
            limits -> limits.load().sessions());

    static final Key<Limits, Integer> PER_CLIENT = Key.of(
            "sessions-per-client",
            Kinds.count(1, 1_000_000),
            20,
            "Sessions at once from one address.",
            limits -> limits.load().sessionsPerClient());

    static final Key<Limits, Integer> PER_NETWORK = Key.of(
            "sessions-per-network",
            Kinds.count(1, 1_000_000),
            60,
            "Sessions at once from one network (IPv4 /24, IPv6 /64).",
            limits -> limits.load().sessionsPerNetwork());

    static final Key<Limits, Integer> BUSY = Key.of(
            "busy-percent",
            Kinds.count(1, 100),
            80,
            "The share of sessions above which idle-time-busy holds.",
            limits -> limits.load().busyPercent());

    static final Key<Limits, Integer> OPEN_FILES = Key.readAtStart(Key.of(
            "open-files-percent",
            Kinds.count(1, 100),
            70,
            "The share of the open files that the system allows which sessions may take; it can lower sessions.",
            limits -> limits.load().openFilesPercent()));

    static final Key<Limits, DataSize> MIN_FREE = Key.of(
            "min-free",
            Kinds.size(new DataSize(0), DataSize.mebibytes(1L << 20)),
            DataSize.mebibytes(1024),
            "Free space below which MAIL is deferred with 452; one and a half times message-size for each message under way counts as well.",
            limits -> limits.load().minFree());

    static final Key<Limits, DataSize> MAIL_MEMORY = Key.readAtStart(Key.of(
            "mail-memory",
            Kinds.size(DataSize.mebibytes(1), DataSize.mebibytes(1L << 20)),
            DataSize.mebibytes(256),
            "Memory for the mail data of all sessions together, a quarter of Java's heap at most; beyond it mail data goes to a file at once.",
            limits -> limits.load().mailMemory()));

    static final Key<Limits, DataSize> MESSAGE_MEMORY = Key.readAtStart(Key.of(
            "message-memory",
            Kinds.size(new DataSize(0), DataSize.mebibytes(2048)),
            DataSize.kibibytes(256),
            "Mail data of one message that is held in memory before it goes to a file.",
            limits -> limits.load().messageMemory()));

    static final List<Key<Limits, ?>> ALL =
            List.of(SESSIONS, PER_CLIENT, PER_NETWORK, BUSY, OPEN_FILES, MIN_FREE, MAIL_MEMORY, MESSAGE_MEMORY);

    private LoadKeys() {}

    static LoadLimits build(Values<Limits> values) {
        return new LoadLimits(
                values.get(SESSIONS),
                values.get(PER_CLIENT),
                values.get(PER_NETWORK),
                values.get(BUSY),
                values.get(OPEN_FILES),
                values.get(MIN_FREE),
                values.get(MAIL_MEMORY),
                values.get(MESSAGE_MEMORY));
    }
}
