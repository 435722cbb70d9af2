package org.postern.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a client sent: RFC 1035 §4.1. Names in queries and in our own data are never compressed. */
final class WireReader {
    private WireReader() {}

    static DnsName name(byte[] octets, int from) {
        List<String> labels = new ArrayList<>();
        for (int at = from; octets[at] != 0; at += octets[at] + 1) {
            if (octets[at] < 0) {
                throw new IllegalArgumentException("a compressed name");
            }
            labels.add(new String(octets, at + 1, octets[at], StandardCharsets.ISO_8859_1));
        }
        return new DnsName(labels);
    }

    static int length(DnsName name) {
        return name.labels().stream().mapToInt(l -> l.length() + 1).sum() + 1;
    }

    static int sixteen(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }
}
