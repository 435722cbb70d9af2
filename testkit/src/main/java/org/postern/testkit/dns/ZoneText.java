package org.postern.testkit.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a zone text, which is much like a master file (RFC 1035 §5.1): a line is {@code name [ttl] [IN] TYPE data};
 * {@code $ORIGIN name} and {@code $TTL seconds} hold until the next one, {@code @} is the origin, a line that begins with
 * white space continues the owner above, {@code ;} begins a comment, parentheses join lines. Names are relative to the
 * origin, which at first is the root. Each SOA begins a zone; what is in none is in a zone of the root. Types without a
 * presentation form here are written {@code TYPE52 \# length hex}.
 *
 * <pre>
 * example.com        SOA    ns.example.com hostmaster.example.com 1 7200 900 1209600 300
 * example.com        A      192.0.2.10
 * example.com        MX     10 mail.example.com
 * www.example.com    60     CNAME  example.com
 * *.example.com      TXT    "a wildcard"
 * example.com        TXT    "one string, " "joined with \"this\" and octet \255"
 * broken.example.com ANY    !SERVFAIL
 * forged.example.com A      !WRONG-ID !DELAY 50
 * forged.example.com A      192.0.2.1
 * </pre>
 *
 * <p>{@code !WORD} makes questions for that name and type, or for {@code ANY} type, go wrong: the words are those of
 * {@link Directive.Kind} with a hyphen for the underscore, and beside them the records stand as always. A chain or a
 * loop of aliases is written with CNAME records.
 */
final class ZoneText {
    static final long DEFAULT_TTL = 3600;
    private static final String ROOT = "SOA . . 1 7200 900 1209600 " + DEFAULT_TTL;

    private final Zones zones = new Zones();
    private DnsName origin = DnsName.ROOT;
    private DnsName owner = DnsName.ROOT;
    private long ttl = DEFAULT_TTL;

    private ZoneText() {}

    /** A line that cannot be read is an {@link IllegalArgumentException} that quotes it. */
    static Zones read(String text) {
        ZoneText reader = new ZoneText();
        joined(text).forEach(reader::readLine);
        reader.origin = DnsName.ROOT;
        List<String> root = ZoneWords.of(ROOT);
        byte[] data = RecordText.wire(ResourceRecord.SOA, root.subList(1, root.size()), reader::absolute);
        reader.zones.complete(new ResourceRecord(DnsName.ROOT, ResourceRecord.SOA, DEFAULT_TTL, data));
        return reader.zones;
    }

    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        int depth = 0;
        for (String raw : text.split("\n", -1)) {
            String line = depth > 0 ? lines.removeLast() + " " + raw.strip() : raw;
            List<String> words = ZoneWords.of(line);
            boolean open = line.indexOf('(') >= 0 && words.contains("SOA") && line.indexOf(')') < 0;
            depth = open ? 1 : 0;
            lines.add(open ? line.split(";", 2)[0] : line);
        }
        return lines;
    }

    private void readLine(String line) {
        try {
            List<String> words = ZoneWords.of(line);
            if (!words.isEmpty()) {
                readWords(words, Character.isWhitespace(line.charAt(0)));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("zone line: " + line, e);
        }
    }

    private void readWords(List<String> words, boolean sameOwner) {
        switch (words.getFirst()) {
            case "$ORIGIN" -> origin = absolute(words.get(1)).lower();
            case "$TTL" -> ttl = Long.parseLong(words.get(1));
            default -> {
                owner = sameOwner ? owner : absolute(words.getFirst()).lower();
                long lifetime = ttl;
                int type = sameOwner ? 0 : 1;
                for (; isNumber(words.get(type)) || words.get(type).equalsIgnoreCase("IN"); type++) {
                    lifetime = isNumber(words.get(type)) ? Long.parseLong(words.get(type)) : lifetime;
                }
                readRecord(words.get(type), lifetime, words.subList(type + 1, words.size()));
            }
        }
    }

    private void readRecord(String mnemonic, long lifetime, List<String> data) {
        int type = ResourceRecord.typeOf(mnemonic.toUpperCase(Locale.ROOT));
        if (data.getFirst().startsWith("!")) {
            zones.add(owner, type, Directive.parse(data));
        } else {
            zones.add(new ResourceRecord(owner, type, lifetime, RecordText.wire(type, data, this::absolute)));
        }
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private DnsName absolute(String name) {
        if (name.equals("@")) {
            return origin;
        }
        List<String> labels = new ArrayList<>(DnsName.of(name).labels());
        if (!name.endsWith(".")) {
            labels.addAll(origin.labels());
        }
        return new DnsName(labels);
    }
}
