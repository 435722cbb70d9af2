package org.postern.bootstrap.configuration;

/** How a listener speaks TLS: never, after STARTTLS (RFC 3207), or from the first octet (RFC 8314 §3). */
public enum TlsMode {
    NONE,
    STARTTLS,
    IMPLICIT
}
