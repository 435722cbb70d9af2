package org.postern.bootstrap.configuration;

/** What all sessions together may use. The meaning of each stands in the reference, docs/configuration.md. */
public record LoadLimits(
        int sessions,
        int sessionsPerClient,
        int sessionsPerNetwork,
        int busyPercent,
        int openFilesPercent,
        DataSize minFree,
        DataSize mailMemory,
        DataSize messageMemory) {

    public LoadLimits {
        LoadKeys.SESSIONS.require(sessions);
        LoadKeys.PER_CLIENT.require(sessionsPerClient);
        LoadKeys.PER_NETWORK.require(sessionsPerNetwork);
        LoadKeys.BUSY.require(busyPercent);
        LoadKeys.OPEN_FILES.require(openFilesPercent);
        LoadKeys.MIN_FREE.require(minFree);
        LoadKeys.MAIL_MEMORY.require(mailMemory);
        LoadKeys.MESSAGE_MEMORY.require(messageMemory);
        Order.require(LoadKeys.MESSAGE_MEMORY, messageMemory, LoadKeys.MAIL_MEMORY, mailMemory);
    }
}
