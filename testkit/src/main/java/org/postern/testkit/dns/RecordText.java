package org.postern.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.postern.domain.address.IpAddress;

/** The data of a record from its presentation form (RFC 1035 §5.1), or in the generic form {@code \# n hex} (RFC 3597 §5). */
final class RecordText {
    private static final int LONGEST_STRING = 255;

    private final Function<String, DnsName> absolute;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RecordText(Function<String, DnsName> absolute) {
        this.absolute = absolute;
    }

    /** @param absolute makes a full name of one that may be relative */
    static byte[] wire(int type, List<String> words, Function<String, DnsName> absolute) {
        return new RecordText(absolute).write(type, words);
    }

    private byte[] write(int type, List<String> words) {
        if (words.getFirst().equals("\\#")) {
            return HexFormat.of().parseHex(String.join("", words.subList(2, words.size())));
        }
        switch (type) {
            case ResourceRecord.A, ResourceRecord.AAAA -> address(type, words.getFirst());
            case ResourceRecord.NS, ResourceRecord.CNAME, ResourceRecord.PTR -> name(words.getFirst());
            case ResourceRecord.MX -> {
                sixteen(Integer.parseInt(words.get(0)));
                name(words.get(1));
            }
            case ResourceRecord.TXT -> words.forEach(this::string);
            case ResourceRecord.SOA -> startOfAuthority(words);
            case ResourceRecord.TLSA -> association(words);
            default -> throw new IllegalArgumentException("data of type " + type + " is written \\# length hex");
        }
        return out.toByteArray();
    }

    private void startOfAuthority(List<String> words) {
        name(words.get(0));
        name(words.get(1));
        for (String number : words.subList(2, 7)) {
            int value = Integer.parseUnsignedInt(number);
            sixteen(value >>> 16);
            sixteen(value & 0xffff);
        }
    }

    private void association(List<String> words) {
        words.subList(0, 3).forEach(number -> out.write(Integer.parseInt(number)));
        out.writeBytes(HexFormat.of().parseHex(String.join("", words.subList(3, words.size()))));
    }

    private void address(int type, String text) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        if ((text.indexOf(':') < 0) != (type == ResourceRecord.A)) {
            throw new IllegalArgumentException(text + " in type " + type);
        }
        out.writeBytes(address.octets());
    }

    /** A string longer than 255 octets is written as several, as long keys and policies are published. */
    private void string(String word) {
        if (!word.startsWith("\"")) {
            throw new IllegalArgumentException("a TXT string without quotes");
        }
        byte[] octets = word.substring(1).getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        do {
            int length = Math.min(LONGEST_STRING, octets.length - at);
            out.write(length);
            out.write(octets, at, length);
            at += length;
        } while (at < octets.length);
    }

    private void name(String text) {
        absolute.apply(text).write(out);
    }

    private void sixteen(int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
