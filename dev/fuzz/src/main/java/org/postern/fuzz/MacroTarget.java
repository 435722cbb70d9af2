package org.postern.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;

/** RFC 7208 §7: the name that {@code exists:} asks for is the one that the macros give when they are expanded naively. */
public final class MacroTarget {
    private static final String DOMAIN = "d.example.net";
    private static final IpAddress IP = IpAddress.parse("192.0.2.3").orElseThrow();

    private MacroTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        String sender = "a" + input.part() + "@o." + DOMAIN;
        String spec = input.part();
        if (spec.indexOf(' ') >= 0 || spec.indexOf('\n') >= 0 || sender.indexOf('\n') >= 0) {
            return;
        }
        InputDns dns = new InputDns(DOMAIN + " TXT v=spf1 exists:" + spec + " -all");
        new CheckHost(dns, "mx.example.org", SpfLimits.RFC_7208)
                .check(SpfArguments.checkHost(IP, DOMAIN, sender, "h.example.com"), Instant.EPOCH);
        List<Question> asked = dns.asked().stream()
                .filter(question -> question.type() == RecordType.A)
                .toList();
        Holds.that(asked.size() <= 1, "one question", asked);
        if (!asked.isEmpty()) {
            String name = NaiveMacros.expand(spec, letter -> value(letter, sender))
                    .orElseThrow(() -> new AssertionError("asked though the macros are broken: " + spec));
            Holds.same(presentation(name), asked.getFirst().name(), "the name that the macros make");
        }
    }

    private static Optional<String> value(char letter, String sender) {
        String value = switch (letter) {
            case 's' -> sender;
            case 'l' -> sender.substring(0, sender.lastIndexOf('@'));
            case 'o' -> "o." + DOMAIN;
            case 'd' -> DOMAIN;
            case 'i' -> IP.text();
            case 'p' -> "unknown";
            case 'v' -> "in-addr";
            case 'h' -> "h.example.com";
            default -> "";
        };
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static String presentation(String expanded) {
        String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        while (name.length() > 253) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return name.replace("\\", "\\\\").toLowerCase(Locale.ROOT);
    }
}
