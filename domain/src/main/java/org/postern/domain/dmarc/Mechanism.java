package org.postern.domain.dmarc;

/** The Authentication Mechanisms under DMARC: RFC 9989 §4.3. */
public enum Mechanism {
    SPF,
    DKIM
}
