package org.postern.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of a zone text into words, each char one octet; a quoted string keeps its opening quote so that it
 * differs from a word. Parentheses are dropped; joining the lines between them is the reader's.
 */
final class ZoneWords {
    private final String octets;
    private final List<String> words = new ArrayList<>();
    private int at;

    private ZoneWords(String line) {
        octets = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static List<String> of(String line) {
        return new ZoneWords(line).split();
    }

    private List<String> split() {
        while (at < octets.length() && octets.charAt(at) != ';') {
            char c = octets.charAt(at);
            if (" \t\r()".indexOf(c) >= 0) {
                at++;
            } else if (c == '"') {
                words.add(quoted());
            } else {
                words.add(plain());
            }
        }
        return words;
    }

    private String plain() {
        int from = at;
        while (at < octets.length() && " \t\r;()".indexOf(octets.charAt(at)) < 0) {
            at += octets.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, octets.length());
        return octets.substring(from, at);
    }

    private String quoted() {
        StringBuilder word = new StringBuilder("\"");
        for (at++; octets.charAt(at) != '"'; at++) {
            if (octets.charAt(at) != '\\') {
                word.append(octets.charAt(at));
            } else if (Character.isDigit(octets.charAt(at + 1))) {
                word.append((char) Integer.parseInt(octets.substring(at + 1, at + 4)));
                at += 3;
            } else {
                word.append(octets.charAt(++at));
            }
        }
        at++;
        return word.toString();
    }
}
