package org.postern.domain.dkim;

/**
 * Canonicalizes a body that comes in blocks of any size, in constant memory. A line ends with CRLF and nothing else
 * (RFC 6376 §2.8 and §3.4): a CR or LF alone is an octet of its line.
 */
interface BodyCanonicalizer {
    void update(byte[] block, int offset, int length);

    /** The body is over: writes what the end needs. */
    void finish();
}
