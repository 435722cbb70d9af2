package org.postern.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One question as it arrived (RFC 1035 §4.1): {@code section} is the question section to be echoed octet for octet,
 * {@code room} how many octets the client takes over UDP (RFC 6891 §6.2.3).
 */
record WireQuery(int id, boolean recursion, DnsName name, int type, String section, Optional<Extension> extension) {
    private static final int HEADER = 12;
    private static final int OPT = 41;
    private static final int SMALLEST = 512;

    /** The OPT record: RFC 6891 §6.1.2. */
    record Extension(int size, boolean dnssec) {}

    /** Empty when the octets are no single question. */
    static Optional<WireQuery> read(byte[] octets, int length) {
        try {
            byte[] message = Arrays.copyOf(octets, length);
            boolean question = (message[2] & 0x80) == 0 && WireReader.sixteen(message, 4) == 1;
            return question ? Optional.of(parse(message)) : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static WireQuery parse(byte[] message) {
        DnsName name = WireReader.name(message, HEADER);
        int end = HEADER + WireReader.length(name) + 4;
        boolean extended =
                WireReader.sixteen(message, 10) > 0 && message[end] == 0 && WireReader.sixteen(message, end + 1) == OPT;
        Optional<Extension> extension = extended
                ? Optional.of(new Extension(WireReader.sixteen(message, end + 3), (message[end + 7] & 0x80) != 0))
                : Optional.empty();
        return new WireQuery(
                WireReader.sixteen(message, 0),
                (message[2] & 1) != 0,
                name,
                WireReader.sixteen(message, end - 4),
                new String(message, HEADER, end - HEADER, StandardCharsets.ISO_8859_1),
                extension);
    }

    /** As a server sees it that does not know OPT. */
    WireQuery unextended() {
        return new WireQuery(id, recursion, name, type, section, Optional.empty());
    }

    int room() {
        return Math.max(SMALLEST, extension.map(Extension::size).orElse(SMALLEST));
    }

    boolean dnssec() {
        return extension.map(Extension::dnssec).orElse(false);
    }
}
