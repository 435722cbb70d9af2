package org.postern.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A domain name as its labels, each char one octet, without the root's empty label: RFC 1035 §3.1, §5.1. */
record DnsName(List<String> labels) {
    static final DnsName ROOT = new DnsName(List.of());

    DnsName {
        labels = List.copyOf(labels);
    }

    /** Reads presentation form with {@code \X} and {@code \DDD}; a final dot makes no difference, a broken escape throws. */
    static DnsName of(String text) {
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        int at = 0;
        while (at < text.length() && !text.equals(".")) {
            char c = text.charAt(at);
            if (c == '.') {
                labels.add(label.toString());
                label.setLength(0);
                at++;
            } else if (c != '\\') {
                label.append(c);
                at++;
            } else {
                label.append(escaped(text, at + 1));
                at += Character.isDigit(text.charAt(at + 1)) ? 4 : 2;
            }
        }
        if (!label.isEmpty()) {
            labels.add(label.toString());
        }
        return new DnsName(labels);
    }

    private static char escaped(String text, int at) {
        if (at >= text.length() || Character.isDigit(text.charAt(at)) && at + 3 > text.length()) {
            throw new IllegalArgumentException("an escape without its end: " + text);
        }
        if (!Character.isDigit(text.charAt(at))) {
            return text.charAt(at);
        }
        int octet = Integer.parseInt(text.substring(at, at + 3));
        if (octet > 0xff) {
            throw new IllegalArgumentException("no octet: " + octet);
        }
        return (char) octet;
    }

    /** Whether it can stand in a message: RFC 1035 §2.3.4. */
    boolean fits() {
        boolean labelsFit = labels.stream().allMatch(l -> !l.isEmpty() && l.length() <= 63 && isOctets(l));
        return labelsFit && labels.stream().mapToInt(l -> l.length() + 1).sum() + 1 <= 255;
    }

    private static boolean isOctets(String label) {
        return label.chars().allMatch(c -> c <= 0xff);
    }

    /** Presentation form without a final dot. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String label : labels) {
            text.append(text.isEmpty() ? "" : ".");
            for (int i = 0; i < label.length(); i++) {
                char c = label.charAt(i);
                if (c <= ' ' || c >= 0x7f) {
                    text.append('\\').append(String.format(Locale.ROOT, "%03d", (int) c));
                } else {
                    text.append("\\.\"();@$".indexOf(c) < 0 ? "" : "\\").append(c);
                }
            }
        }
        return text.toString();
    }

    DnsName lower() {
        return new DnsName(labels.stream().map(l -> l.toLowerCase(Locale.ROOT)).toList());
    }

    boolean isRoot() {
        return labels.isEmpty();
    }

    DnsName parent() {
        return new DnsName(labels.subList(1, labels.size()));
    }

    DnsName child(String label) {
        List<String> longer = new ArrayList<>();
        longer.add(label);
        longer.addAll(labels);
        return new DnsName(longer);
    }

    /** Uncompressed wire form: RFC 1035 §3.1. */
    void write(ByteArrayOutputStream out) {
        for (String label : labels) {
            byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
            if (octets.length == 0 || octets.length > 63) {
                throw new IllegalArgumentException("a label of " + octets.length + " octets");
            }
            out.write(octets.length);
            out.writeBytes(octets);
        }
        out.write(0);
    }
}
