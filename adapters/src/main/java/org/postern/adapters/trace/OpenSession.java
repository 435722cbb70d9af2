package org.postern.adapters.trace;

/**
 * A session at a glance: for how long it has been open, in milliseconds; what is done for it now, by the name of the
 * effect; mail transactions and errors so far.
 */
public record OpenSession(
        String client, String listener, long millis, String doing, boolean tls, int transactions, int errors) {}
