package org.postern.domain.sasl;

/** A bearer token (RFC 6750) and the user it is said to stand for; empty when the client leaves that to the token. */
public record BearerToken(String user, Secret token) {}
