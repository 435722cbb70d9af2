package org.postern.domain.address;

/** What may stand in angle brackets behind MAIL FROM: or RCPT TO: (RFC 5321 §4.1.1.2 and §4.1.1.3). */
public sealed interface AnyPath permits ReversePath, ForwardPath {

    /** With its angle brackets. */
    String text();
}
