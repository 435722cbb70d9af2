package org.postern.bootstrap.command;

/** What the process says to the shell. */
public enum ExitCode {
    /** All is well. */
    FINE(0),
    /** The command ran and found something wrong, or could not do its work. */
    WRONG(1),
    /** The command line or the configuration is wrong; nothing was done. */
    USAGE(2);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The code of that number; what is none of ours is {@link #WRONG}. */
    public static ExitCode of(int number) {
        return number == FINE.number ? FINE : number == USAGE.number ? USAGE : WRONG;
    }

    public int number() {
        return number;
    }
}
