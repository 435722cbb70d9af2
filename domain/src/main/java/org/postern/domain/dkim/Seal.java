package org.postern.domain.dkim;

/** What every signature field has: the algorithm, the signature itself, and the name of the key. RFC 6376 §3.5. */
public record Seal(SigningAlgorithm algorithm, OctetString signature, KeyName key) {}
