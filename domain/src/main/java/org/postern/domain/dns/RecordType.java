package org.postern.domain.dns;

/** The types of record that judging a sender needs (RFC 1035 §3.2.2, RFC 3596 §2.1), and TLSA (RFC 6698 §7.1). */
public enum RecordType {
    A,
    AAAA,
    MX,
    PTR,
    TXT,
    TLSA
}
