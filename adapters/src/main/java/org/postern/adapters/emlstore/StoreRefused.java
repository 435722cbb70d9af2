package org.postern.adapters.emlstore;

/** The store cannot be opened. The message is for the operator: what is wrong and what to do. */
public final class StoreRefused extends Exception {
    private static final long serialVersionUID = 1L;

    StoreRefused(String message) {
        super(message);
    }

    StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
