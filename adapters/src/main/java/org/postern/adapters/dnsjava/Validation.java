package org.postern.adapters.dnsjava;

/** Who, if anybody, validates answers with DNSSEC (RFC 4035 §4), and so what an answer's security can be. */
public enum Validation {
    /** Nobody: every answer is insecure, whatever its AD bit says. */
    NONE,
    /**
     * The name servers we ask, over a path nobody can write to, such as the loopback: their AD bit counts (RFC 6840 §5.7),
     * and a failure that they explain as bogus (RFC 8914 §4.7) is.
     */
    BY_SERVER,
    /** We do, from the trust anchors down. Costs several questions for one; a validating resolver on the host is better. */
    HERE
}
