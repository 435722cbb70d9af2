package org.postern.adapters.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.postern.domain.address.IpAddress;

/**
 * The PROXY protocol, versions 1 and 2: who the client is, said by a proxy in front of us. The header is read octet by
 * octet so that nothing behind it is taken. {@code source} is empty for LOCAL, UNKNOWN and address families other than
 * IP: the connection's own address counts then.
 */
record ProxyHeader(Optional<Source> source) {
    private static final byte[] V2_SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int V1_LONGEST = 107;
    private static final int V2_MOST = 4_096;

    /** The client as the proxy saw it. */
    record Source(IpAddress address, int port) {}

    /** Reads the header; anything else is an {@link IOException}. */
    static ProxyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(V2_SIGNATURE.length);
        if (Arrays.equals(start, V2_SIGNATURE)) {
            return version2(in);
        }
        if (start.length < V2_SIGNATURE.length) {
            throw new EOFException("connection ended before the PROXY header did");
        }
        return version1(start, in);
    }

    private static ProxyHeader version1(byte[] start, InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(new String(start, StandardCharsets.ISO_8859_1));
        while (line.indexOf("\r\n") < 0) {
            int octet = in.read();
            if (octet < 0 || line.length() >= V1_LONGEST) {
                throw new IOException("no PROXY header");
            }
            line.append((char) octet);
        }
        String[] words = line.substring(0, line.length() - 2).split(" ", -1);
        if (!words[0].equals("PROXY") || words.length < 2 || !line.toString().endsWith("\r\n")) {
            throw new IOException("no PROXY header");
        }
        if (words[1].equals("UNKNOWN")) {
            return new ProxyHeader(Optional.empty());
        }
        int width = words[1].equals("TCP4") ? 32 : words[1].equals("TCP6") ? 128 : 0;
        if (words.length != 6 || width == 0) {
            throw new IOException("bad PROXY header");
        }
        boolean colons = words[2].indexOf(':') >= 0;
        IpAddress address = IpAddress.parse(words[2])
                .filter(source ->
                        colons == (width == 128) && IpAddress.parse(words[3]).isPresent())
                .orElseThrow(() -> new IOException("bad address in PROXY header"));
        port(words[5]);
        return new ProxyHeader(Optional.of(new Source(address, port(words[4]))));
    }

    private static int port(String text) throws IOException {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = digits ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new IOException("bad port in PROXY header");
        }
        return port;
    }

    private static ProxyHeader version2(InputStream in) throws IOException {
        byte[] fixed = exactly(in, 4);
        int command = fixed[0] & 0xff;
        int length = (fixed[2] & 0xff) << 8 | fixed[3] & 0xff;
        if (command != 0x20 && command != 0x21 || length > V2_MOST) {
            throw new IOException("bad PROXY header of version 2");
        }
        byte[] addresses = exactly(in, length);
        return switch (command == 0x20 ? 0 : fixed[1] >> 4 & 0xf) {
            case 1 -> source(addresses, 4);
            case 2 -> source(addresses, 16);
            default -> new ProxyHeader(Optional.empty());
        };
    }

    /** Source address, destination address, source port, destination port; what follows are TLVs we do not need. */
    private static ProxyHeader source(byte[] addresses, int width) throws IOException {
        if (addresses.length < 2 * width + 4) {
            throw new IOException("PROXY header of version 2 too short");
        }
        IpAddress address = IpAddress.of(Arrays.copyOf(addresses, width));
        int port = (addresses[2 * width] & 0xff) << 8 | addresses[2 * width + 1] & 0xff;
        return new ProxyHeader(Optional.of(new Source(address, port)));
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("connection ended inside the PROXY header");
        }
        return octets;
    }
}
