package org.postern.domain.session;

/** What a session has used of its limits so far. */
public record Tally(
        int errors,
        int unknownCommands,
        int idleCommands,
        int badRecipients,
        int transactions,
        int failedAuthentications) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);

    Tally error() {
        return new Tally(errors + 1, unknownCommands, idleCommands, badRecipients, transactions, failedAuthentications);
    }

    Tally unknownCommand() {
        return new Tally(errors, unknownCommands + 1, idleCommands, badRecipients, transactions, failedAuthentications);
    }

    Tally idleCommand() {
        return new Tally(errors, unknownCommands, idleCommands + 1, badRecipients, transactions, failedAuthentications);
    }

    Tally badRecipient() {
        return new Tally(errors, unknownCommands, idleCommands, badRecipients + 1, transactions, failedAuthentications);
    }

    Tally transaction() {
        return new Tally(errors, unknownCommands, idleCommands, badRecipients, transactions + 1, failedAuthentications);
    }

    Tally failedAuthentication() {
        return new Tally(errors, unknownCommands, idleCommands, badRecipients, transactions, failedAuthentications + 1);
    }

    /** A message was kept: commands before it were not idle. */
    Tally kept() {
        return new Tally(errors, unknownCommands, 0, badRecipients, transactions, failedAuthentications);
    }
}
