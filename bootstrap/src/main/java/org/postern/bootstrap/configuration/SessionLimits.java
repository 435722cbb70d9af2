package org.postern.bootstrap.configuration;

import java.time.Duration;

/** What one session, and one transaction in it, may do. The meaning of each stands in the reference, docs/configuration.md. */
public record SessionLimits(
        DataSize commandLine,
        int localPart,
        int recipients,
        int messages,
        int errorsSoft,
        Duration errorDelay,
        int errorsHard,
        int unknownCommands,
        int junkCommands,
        int badRecipients) {

    public SessionLimits {
        SessionKeys.COMMAND_LINE.require(commandLine);
        SessionKeys.LOCAL_PART.require(localPart);
        SessionKeys.RECIPIENTS.require(recipients);
        SessionKeys.MESSAGES.require(messages);
        SessionKeys.ERRORS_SOFT.require(errorsSoft);
        SessionKeys.ERROR_DELAY.require(errorDelay);
        SessionKeys.ERRORS_HARD.require(errorsHard);
        SessionKeys.UNKNOWN_COMMANDS.require(unknownCommands);
        SessionKeys.JUNK_COMMANDS.require(junkCommands);
        SessionKeys.BAD_RECIPIENTS.require(badRecipients);
        Order.require(SessionKeys.ERRORS_SOFT, errorsSoft, SessionKeys.ERRORS_HARD, errorsHard);
    }
}
