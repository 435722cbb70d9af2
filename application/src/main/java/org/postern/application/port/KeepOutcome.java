package org.postern.application.port;

/** How keeping a message ended. */
public sealed interface KeepOutcome {

    /** Durable: it survives from here on whatever happens to the process or the power. */
    record Kept() implements KeepOutcome {}

    /** Withdrawn: nothing of it is visible in the store. The detail is for the log. */
    record NotKept(StoreFailure failure, String detail) implements KeepOutcome {}
}
