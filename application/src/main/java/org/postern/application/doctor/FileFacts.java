package org.postern.application.doctor;

/**
 * How many files a process may have open, which part of them connections may take in percent, and how many sessions are
 * configured. {@code ofServer}: the process is the server that runs, not this one.
 */
public record FileFacts(long most, int connectionsPercent, int sessions, boolean ofServer) {}
