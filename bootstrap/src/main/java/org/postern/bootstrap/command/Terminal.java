package org.postern.bootstrap.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks at standard error. */
public final class Terminal {
    private static final Path ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** As Linux says it; where nobody says it, there is none. */
    public static boolean isThere() {
        try {
            return isTerminal(Files.readSymbolicLink(ERROR));
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return false;
        }
    }

    static boolean isTerminal(Path device) {
        return device.startsWith("/dev/pts")
                || device.toString().startsWith("/dev/tty")
                || device.equals(Path.of("/dev/console"));
    }
}
