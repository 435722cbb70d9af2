package org.postern.domain.session;

/** What the client said of itself: the name as written, and whether with EHLO. RFC 5321 §4.1.1.1. */
public record Greeting(String name, boolean extended) {}
