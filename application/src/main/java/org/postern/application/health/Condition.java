package org.postern.application.health;

/** How one part of the server is, in a word; {@code hinders}: no mail can be taken for it. */
public record Condition(String part, String state, boolean hinders) {}
