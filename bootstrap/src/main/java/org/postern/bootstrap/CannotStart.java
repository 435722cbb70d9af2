package org.postern.bootstrap;

/** Why the server does not start, in one line for its owner. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
