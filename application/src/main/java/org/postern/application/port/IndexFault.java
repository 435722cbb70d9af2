package org.postern.application.port;

/** The index failed: damaged, full, locked, closed or too slow. Mail goes on without it. */
public final class IndexFault extends Exception {
    private static final long serialVersionUID = 1L;

    public IndexFault(String message, Throwable cause) {
        super(message, cause);
    }

    public IndexFault(String message) {
        super(message);
    }
}
