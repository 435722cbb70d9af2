package org.postern.testkit.dns;

/** One resource record of the class IN (RFC 1035 §3.2.1) with its data in wire form. */
final class ResourceRecord {
    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int MX = 15;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int DS = 43;
    static final int RRSIG = 46;
    static final int NSEC = 47;
    static final int TLSA = 52;
    static final int ANY = 255;

    private final DnsName owner;
    private final int type;
    private final long ttl;
    private final byte[] octets;

    ResourceRecord(DnsName owner, int type, long ttl, byte[] octets) {
        this.owner = owner;
        this.type = type;
        this.ttl = ttl;
        this.octets = octets.clone();
    }

    DnsName owner() {
        return owner;
    }

    int type() {
        return type;
    }

    /** Seconds. */
    long ttl() {
        return ttl;
    }

    byte[] octets() {
        return octets.clone();
    }

    int octet(int index) {
        return octets[index] & 0xff;
    }

    int sixteen(int index) {
        return octet(index) << 8 | octet(index + 1);
    }

    /** The same data at another name, as a wildcard yields it: RFC 4592 §3.3.1. */
    ResourceRecord at(DnsName name) {
        return new ResourceRecord(name, type, ttl, octets);
    }

    ResourceRecord lasting(long seconds) {
        return new ResourceRecord(owner, type, seconds, octets);
    }

    /** The name that begins at an octet of the data. */
    DnsName nameAt(int index) {
        return WireReader.name(octets, index);
    }

    /** The MINIMUM field of an SOA: RFC 1035 §3.3.13. */
    long minimum() {
        int last = octets.length - 4;
        return (long) sixteen(last) << 16 | sixteen(last + 2);
    }

    /** The type that an RRSIG covers: RFC 4034 §3.1.1. */
    boolean covers(int signed) {
        return type == RRSIG && sixteen(0) == signed;
    }

    /** The number of a type from its mnemonic or from {@code TYPEnnn} (RFC 3597 §5). */
    static int typeOf(String mnemonic) {
        return switch (mnemonic) {
            case "A" -> A;
            case "NS" -> NS;
            case "CNAME" -> CNAME;
            case "SOA" -> SOA;
            case "PTR" -> PTR;
            case "MX" -> MX;
            case "TXT" -> TXT;
            case "AAAA" -> AAAA;
            case "DS" -> DS;
            case "RRSIG" -> RRSIG;
            case "NSEC" -> NSEC;
            case "DNSKEY" -> 48;
            case "TLSA" -> TLSA;
            case "ANY" -> ANY;
            default -> {
                if (!mnemonic.startsWith("TYPE")) {
                    throw new IllegalArgumentException("no type " + mnemonic);
                }
                yield Integer.parseInt(mnemonic.substring(4));
            }
        };
    }
}
