package org.postern.adapters.emlstore;

/** The checker found a crash after which the store does not have what it promised. */
final class PromiseBroken extends AssertionError {
    private static final long serialVersionUID = 1L;

    PromiseBroken(String message) {
        super(message);
    }
}
