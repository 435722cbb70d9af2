package org.postern.application.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/** An MTA-STS policy as senders read it: RFC 8461 §3.2. */
record StrictTransportFile(String mode, List<String> exchanges) {
    private static final List<String> MODES = List.of("enforce", "testing", "none");
    private static final int LONGEST_AGE = 10;

    /** Reads it; when it is none, the first thing that is wrong with it, in words. */
    static Read read(String text) {
        Map<String, String> fields = new HashMap<>();
        List<String> exchanges = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                return new Read(Optional.empty(), "the line \"" + line + "\" is no key and value");
            }
            String value = line.substring(colon + 1).strip();
            if (line.startsWith("mx:")) {
                exchanges.add(value);
            } else {
                fields.putIfAbsent(line.substring(0, colon), value);
            }
        }
        return checked(fields, exchanges);
    }

    /** What became of a text. */
    record Read(Optional<StrictTransportFile> policy, String flaw) {}

    private static Read checked(Map<String, String> fields, List<String> exchanges) {
        String mode = fields.getOrDefault("mode", "");
        String age = fields.getOrDefault("max_age", "");
        String flaw = !fields.getOrDefault("version", "").equals("STSv1")
                ? "it has no version: STSv1"
                : !MODES.contains(mode)
                        ? "its mode is none of enforce, testing and none"
                        : !isNumber(age)
                                ? "it has no max_age in seconds"
                                : exchanges.isEmpty() && !mode.equals("none") ? "it names no mx" : "";
        return new Read(
                flaw.isEmpty() ? Optional.of(new StrictTransportFile(mode, exchanges)) : Optional.empty(), flaw);
    }

    private static boolean isNumber(String age) {
        return !age.isEmpty() && age.length() <= LONGEST_AGE && age.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether mail may go to the host: RFC 8461 §4.1, a wildcard stands for exactly one label. */
    boolean allows(DomainName host) {
        String text = host.text();
        int dot = text.indexOf('.');
        return exchanges.stream()
                .anyMatch(one -> one.equalsIgnoreCase(text)
                        || dot > 0 && one.startsWith("*.") && one.substring(1).equalsIgnoreCase(text.substring(dot)));
    }
}
