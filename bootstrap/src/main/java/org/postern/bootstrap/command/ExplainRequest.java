package org.postern.bootstrap.command;

/** Which transaction to explain, for people or as JSON. */
public record ExplainRequest(String id, boolean json) {}
