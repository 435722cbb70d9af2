package org.postern.bootstrap;

import org.jspecify.annotations.Nullable;

/** Why the server does not start, in one line for its owner. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStart(@Nullable String message, Throwable cause) {
        super(message == null ? cause.toString() : message, cause);
    }
}
