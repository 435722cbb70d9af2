package org.postern.domain.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A {@link Dns} whose whole world is a zone text, for tests. A line is {@code name TYPE data}, like a master file (RFC
 * 1035 §5.1): {@code $ORIGIN name} and {@code $TTL seconds} hold until the next one, {@code @} is the origin, a line
 * that begins with white space continues the owner above, {@code ;} begins a comment, the words {@code IN} and a TTL
 * before the type are skipped. Names are relative to the origin, which at first is the root: without {@code $ORIGIN}
 * the final dot makes no difference.
 *
 * <pre>
 * example.com        A      192.0.2.10
 * example.com        AAAA   2001:db8::10
 * example.com        MX     10 mail.example.com
 * null.example.com   MX     0 .
 * www.example.com    CNAME  example.com
 * *.example.com      TXT    "a wildcard: RFC 4592"
 * example.com        TXT    "one string, " "joined with \"this\" and octet \255"
 * 10.2.0.192.in-addr.arpa PTR example.com
 * slow.example.com   TXT    !TIMEOUT
 * broken.example.com ANY    !SERVFAIL
 * </pre>
 *
 * <p>{@code !WORD} makes every look-up of that name and type (or of {@code ANY} type) fail with the word as its detail.
 * Characters beyond ASCII stand for their UTF-8 octets. Aliases are followed as a resolver does, also from a wildcard;
 * a loop of them is a failure. A name with something below it exists, though it has no record: NO_DATA, not
 * NO_SUCH_DOMAIN (RFC 8020 §2). {@link #asked()} lists what was asked, in order.
 */
public final class ZoneDns implements Dns {
    private static final int LONGEST_CHAIN = 8;

    private final Map<String, Map<String, List<DnsRecord>>> records = new HashMap<>();
    private final Map<String, Map<String, String>> failures = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Long> lifetimes = new HashMap<>();
    private final List<Question> asked = new ArrayList<>();

    private ZoneDns() {}

    /** Reads a zone text; a line that cannot be read is an {@link IllegalArgumentException} that quotes it. */
    public static ZoneDns of(String zoneText) {
        ZoneDns zone = new ZoneDns();
        new ZoneText(zone).read(zoneText);
        return zone;
    }

    @Override
    public Answer ask(Question question) {
        asked.add(question);
        String name = question.name();
        for (int link = 0; link < LONGEST_CHAIN; link++) {
            String owner = owner(name);
            Map<String, String> trouble = failures.getOrDefault(owner, Map.of());
            String failure = trouble.getOrDefault(question.type().name(), trouble.getOrDefault("ANY", ""));
            if (!failure.isEmpty()) {
                return Answer.failure(question, failure);
            }
            String alias = aliases.get(owner);
            if (alias == null) {
                return answer(question, owner, name.equals(question.name()) ? "" : name);
            }
            name = alias;
        }
        return Answer.failure(question, "CNAME loop");
    }

    private Answer answer(Question question, String owner, String aliased) {
        List<DnsRecord> found = records.getOrDefault(owner, Map.of())
                .getOrDefault(question.type().name(), List.of());
        Answer.Status status = !found.isEmpty()
                ? Answer.Status.FOUND
                : names.contains(owner) ? Answer.Status.NO_DATA : Answer.Status.NO_SUCH_DOMAIN;
        long ttl = lifetimes.getOrDefault(owner, ZoneText.DEFAULT_TTL);
        return new Answer(question, status, found, ttl, Security.INSECURE, aliased);
    }

    /** The name itself when it exists, else the wildcard at its closest encloser: RFC 4592 §3.3.1. */
    private String owner(String name) {
        String encloser = name;
        while (!names.contains(encloser)) {
            int dot = encloser.indexOf('.');
            encloser = dot < 0 ? "" : encloser.substring(dot + 1);
        }
        String wildcard = encloser.isEmpty() ? "*" : "*." + encloser;
        return !encloser.equals(name) && names.contains(wildcard) ? wildcard : name;
    }

    /** What was asked, in order, repetitions included. */
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    void add(String owner, String type, DnsRecord data, long ttl) {
        exists(owner);
        lifetimes.put(owner, ttl);
        records.computeIfAbsent(owner, o -> new HashMap<>())
                .computeIfAbsent(type, t -> new ArrayList<>())
                .add(data);
    }

    void alias(String owner, String target) {
        exists(owner);
        aliases.put(owner, target);
    }

    void fail(String owner, String type, String detail) {
        exists(owner);
        failures.computeIfAbsent(owner, o -> new HashMap<>()).put(type, detail.toUpperCase(Locale.ROOT));
    }

    private void exists(String owner) {
        names.add("");
        for (String name = owner; names.add(name) && name.indexOf('.') >= 0; ) {
            name = name.substring(name.indexOf('.') + 1);
        }
    }
}
