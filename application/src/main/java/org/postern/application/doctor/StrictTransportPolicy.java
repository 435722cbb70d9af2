package org.postern.application.doctor;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The MTA-STS policy that a domain begins with: RFC 8461 §3.2, in testing (§5), which breaks no delivery. */
record StrictTransportPolicy(List<String> lines) {
    private static final int ID_LENGTH = 20;

    static StrictTransportPolicy of(MailHost host) {
        return new StrictTransportPolicy(
                List.of("version: STSv1", "mode: testing", "mx: " + host.name(), "max_age: 604800"));
    }

    /** Letters and digits, other ones for another policy: RFC 8461 §3.1 allows 32. */
    String id() {
        byte[] octets = String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(HostCertificate.sha256(octets)).substring(0, ID_LENGTH);
    }
}
