package org.postern.application.port;

import java.time.Instant;

/** When an authority wants a certificate to be renewed, and when to ask again: RFC 9773 §4.2, §4.3. */
public record RenewalWindow(Instant from, Instant until, Instant askAgain) {}
