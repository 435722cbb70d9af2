package org.postern.application.port;

import org.postern.domain.address.IpNetwork;

/**
 * How often each client did something of late. A client has as many of each as a minute's limit says; what it has used comes
 * back evenly within a minute. Whoever is quiet is forgotten, and so is who was seen least once there are too many, so that
 * memory is bounded whatever the number of clients. Any thread; nothing waits and nothing fails.
 */
public interface ClientRates {

    /** Counts one more if the client has any left; false: none is left, and nothing is counted. */
    boolean take(ClientRate rate, IpNetwork client);

    /** Whether none is left. Counts nothing. */
    boolean isSpent(ClientRate rate, IpNetwork client);
}
