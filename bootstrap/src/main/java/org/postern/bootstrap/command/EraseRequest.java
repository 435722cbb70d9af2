package org.postern.bootstrap.command;

/**
 * An address all of whose messages are to go. {@code shared}: those with other recipients as well. {@code sure}: do it;
 * else only say what would go.
 */
public record EraseRequest(String address, boolean shared, boolean sure) {}
