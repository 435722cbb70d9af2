package org.postern.domain.dns;

import org.postern.domain.address.IpAddress;

/** The data of one resource record (RFC 1035 §3.3). Names are in presentation form without a final dot. */
public sealed interface DnsRecord {

    /** A or AAAA: RFC 1035 §3.4.1, RFC 3596 §2.2. */
    record HostAddress(IpAddress address) implements DnsRecord {}

    /** MX: RFC 1035 §3.3.9. The exchange of a null MX (RFC 7505) is the empty name. */
    record MailExchange(int preference, String exchange) implements DnsRecord {}

    /** PTR: RFC 1035 §3.3.12. The name is whatever the owner of the address wrote: untrusted. */
    record Pointer(String name) implements DnsRecord {}

    /** TXT: RFC 1035 §3.3.14; its strings joined without space (RFC 7208 §3.3), each char one octet (ISO 8859-1). */
    record Text(String octets) implements DnsRecord {}

    /** TLSA: RFC 6698 §2.1; the certificate association data in lower-case hex. */
    record TlsAssociation(int usage, int selector, int matching, String association) implements DnsRecord {}
}
