package org.postern.application.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * A resource record to publish, and why: the owner's full name without final dot, the type, and the data as they stand in
 * a master file (RFC 1035 §5.1).
 */
public record ZoneRecord(String owner, String type, String data, String why) {
    private static final int LONGEST_STRING = 255;
    private static final int TTL = 3600;

    /** A TXT record; what is longer than a string can be is several, which readers join (RFC 7208 §3.3). */
    static ZoneRecord text(String owner, String octets, String why) {
        List<String> strings = new ArrayList<>();
        for (int at = 0; at == 0 || at < octets.length(); at += LONGEST_STRING) {
            strings.add(quoted(octets.substring(at, Math.min(octets.length(), at + LONGEST_STRING))));
        }
        return new ZoneRecord(owner, "TXT", String.join(" ", strings), why);
    }

    private static String quoted(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The line of a master file, with nothing that the lines around it could change. */
    public String line() {
        return owner + ". " + TTL + " IN " + type + " " + data;
    }
}
