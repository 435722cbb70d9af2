package org.postern.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.postern.adapters.smtp.ProxyReader;
import org.postern.domain.address.IpAddress;

/**
 * The PROXY protocol: what is behind a header is left for the session, the header alone says the same, and the client it names
 * is named again by headers of either version that are written for it.
 */
public final class ProxyHeaderTarget {
    private static final int MOST = 16 + 4_096;
    private static final int BEHIND = 20;
    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";

    private ProxyHeaderTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        ByteArrayInputStream in = new ByteArrayInputStream(octets);
        Optional<String> client;
        try {
            client = ProxyReader.read(in);
        } catch (IOException none) {
            Holds.that(octets.length - in.available() <= MOST, "few octets are looked at", octets.length);
            return;
        }
        byte[] header = Arrays.copyOf(octets, octets.length - in.available());
        Holds.that(header.length <= MOST, "a header is short", header.length);
        Holds.same(client, read(header), "the header says it");
        if (client.isPresent()) {
            String[] words = client.get().split(" ");
            byte[] address = IpAddress.parse(words[0]).orElseThrow().octets();
            int port = Integer.parseInt(words[1]);
            Holds.same(client, read(version1(words[0], address.length, port)), "the same in version 1");
            Holds.same(client, read(version2(address, port)), "the same in version 2");
        }
    }

    private static Optional<String> read(byte[] header) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(Arrays.copyOf(header, header.length + BEHIND));
            Optional<String> client = ProxyReader.read(in);
            Holds.same(BEHIND, in.available(), "what is behind it is left");
            return client;
        } catch (IOException refused) {
            throw new AssertionError("a header that was taken, or is as the protocol has it", refused);
        }
    }

    private static byte[] version1(String address, int width, int port) {
        String line = "PROXY TCP" + (width == 4 ? "4" : "6") + " " + address + " " + address + " " + port + " 25\r\n";
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] version2(byte[] address, int port) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
        header.writeBytes(
                new byte[] {0x21, (byte) (address.length == 4 ? 0x11 : 0x21), 0, (byte) (2 * address.length + 4)});
        header.writeBytes(address);
        header.writeBytes(address);
        header.writeBytes(new byte[] {(byte) (port >> 8), (byte) port, 0, 25});
        return header.toByteArray();
    }
}
