package org.postern.domain.session;

import org.postern.domain.sasl.Mechanism;

/** Whom a client has proved to be, by its name in the file of users, and how: RFC 4954. */
public record Authenticated(String user, Mechanism mechanism) {}
