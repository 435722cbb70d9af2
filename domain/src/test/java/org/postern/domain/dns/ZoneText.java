package org.postern.domain.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.domain.address.IpAddress;

/** Reads the master-file-like text that {@link ZoneDns} documents. */
final class ZoneText {
    static final long DEFAULT_TTL = 3600;

    private final ZoneDns zone;
    private String origin = "";
    private String owner = "";
    private long ttl = DEFAULT_TTL;

    ZoneText(ZoneDns zone) {
        this.zone = zone;
    }

    void read(String text) {
        for (String line : text.split("\n", -1)) {
            List<String> words = words(line.replace("\r", ""));
            try {
                if (!words.isEmpty()) {
                    readLine(words, Character.isWhitespace(line.charAt(0)));
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("zone line: " + line, e);
            }
        }
    }

    private void readLine(List<String> words, boolean sameOwner) {
        switch (words.getFirst()) {
            case "$ORIGIN" -> origin = absolute(words.get(1));
            case "$TTL" -> ttl = Long.parseLong(words.get(1));
            default -> {
                owner = sameOwner ? owner : absolute(words.getFirst());
                int type = sameOwner ? 0 : 1;
                while (words.get(type).equalsIgnoreCase("IN")
                        || Character.isDigit(words.get(type).charAt(0))) {
                    type++;
                }
                readRecord(words.get(type).toUpperCase(Locale.ROOT), words.subList(type + 1, words.size()));
            }
        }
    }

    private void readRecord(String type, List<String> data) {
        String first = data.getFirst();
        if (first.startsWith("!")) {
            zone.fail(
                    owner, type.equals("ANY") ? type : RecordType.valueOf(type).name(), first.substring(1));
        } else if (type.equals("CNAME")) {
            zone.alias(owner, absolute(first));
        } else {
            zone.add(owner, type, record(RecordType.valueOf(type), data), ttl);
        }
    }

    private DnsRecord record(RecordType type, List<String> data) {
        return switch (type) {
            case A, AAAA -> new DnsRecord.HostAddress(address(type, data.getFirst()));
            case MX -> new DnsRecord.MailExchange(Integer.parseInt(data.get(0)), target(data.get(1)));
            case PTR -> new DnsRecord.Pointer(target(data.getFirst()));
            case TXT -> new DnsRecord.Text(strings(data));
            case TLSA ->
                new DnsRecord.TlsAssociation(
                        Integer.parseInt(data.get(0)),
                        Integer.parseInt(data.get(1)),
                        Integer.parseInt(data.get(2)),
                        data.get(3).toLowerCase(Locale.ROOT));
        };
    }

    private static IpAddress address(RecordType type, String text) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        boolean four = text.indexOf(':') < 0;
        if (four != (type == RecordType.A)) {
            throw new IllegalArgumentException(text + " in " + type);
        }
        return address;
    }

    private static String strings(List<String> data) {
        StringBuilder joined = new StringBuilder();
        for (String string : data) {
            if (!string.startsWith("\"")) {
                throw new IllegalArgumentException("a TXT string without quotes");
            }
            joined.append(string, 1, string.length());
        }
        return joined.toString();
    }

    private String absolute(String name) {
        return unescaped(target(name)).toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String name) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == '\\' && Character.isDigit(name.charAt(at + 1))) {
                plain.append((char) Integer.parseInt(name.substring(at + 1, at + 4)));
                at += 3;
            } else {
                plain.append(name.charAt(at));
            }
        }
        return plain.toString();
    }

    /** A name in the data of a record keeps its case, as in the DNS. */
    private String target(String name) {
        if (name.endsWith(".")) {
            return name.substring(0, name.length() - 1);
        }
        return name.equals("@") ? origin : origin.isEmpty() ? name : name + "." + origin;
    }

    /** Words of a line, as ISO 8859-1; a quoted string keeps its opening quote so that it differs from a word. */
    private static List<String> words(String line) {
        String octets = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < octets.length() && octets.charAt(at) != ';') {
            char c = octets.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else {
                StringBuilder word = new StringBuilder();
                at = c == '"' ? quoted(octets, at, word) : plain(octets, at, word);
                words.add(word.toString());
            }
        }
        return words;
    }

    private static int plain(String line, int from, StringBuilder word) {
        int at = from;
        while (at < line.length() && " \t;".indexOf(line.charAt(at)) < 0) {
            word.append(line.charAt(at++));
        }
        return at;
    }

    private static int quoted(String line, int from, StringBuilder word) {
        word.append('"');
        int at = from + 1;
        while (line.charAt(at) != '"') {
            if (line.charAt(at) != '\\') {
                word.append(line.charAt(at++));
            } else if (Character.isDigit(line.charAt(at + 1))) {
                word.append((char) Integer.parseInt(line.substring(at + 1, at + 4)));
                at += 4;
            } else {
                word.append(line.charAt(at + 1));
                at += 2;
            }
        }
        return at + 1;
    }
}
