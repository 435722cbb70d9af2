package org.postern.domain.dkim;

/** Takes the octets of a canonical body, in order. */
interface CanonicalSink {
    void write(byte[] octets, int offset, int length);
}
