package org.postern.adapters.scan;

import java.io.IOException;
import java.io.Serial;

/** The time for an answer is up. */
final class OverdueException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    OverdueException(IOException closed) {
        super("time is up", closed);
    }
}
