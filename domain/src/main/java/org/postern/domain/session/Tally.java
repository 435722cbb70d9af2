package org.postern.domain.session;

/** What a session has used of its limits so far. */
public record Tally(int errors, int unknownCommands, int idleCommands, int badRecipients, int transactions) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0);

    Tally error() {
        return new Tally(errors + 1, unknownCommands, idleCommands, badRecipients, transactions);
    }

    Tally unknownCommand() {
        return new Tally(errors, unknownCommands + 1, idleCommands, badRecipients, transactions);
    }

    Tally idleCommand() {
        return new Tally(errors, unknownCommands, idleCommands + 1, badRecipients, transactions);
    }

    Tally badRecipient() {
        return new Tally(errors, unknownCommands, idleCommands, badRecipients + 1, transactions);
    }

    Tally transaction() {
        return new Tally(errors, unknownCommands, idleCommands, badRecipients, transactions + 1);
    }

    /** A message was kept: commands before it were not idle. */
    Tally kept() {
        return new Tally(errors, unknownCommands, 0, badRecipients, transactions);
    }
}
