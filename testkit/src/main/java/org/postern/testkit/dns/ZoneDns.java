package org.postern.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.Security;

/**
 * A {@link Dns} whose whole world is a zone text ({@link ZoneText} has the syntax), without packets. Of the directives
 * it obeys those that are an answer: a response code or silence; the rest are about packets and do nothing here.
 */
public final class ZoneDns implements Dns {
    private static final int LONGEST_CHAIN = 12;

    private final Zones zones;
    private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();

    private ZoneDns(Zones zones) {
        this.zones = zones;
    }

    /** Reads a zone text; a line that cannot be read is an {@link IllegalArgumentException} that quotes it. */
    public static ZoneDns of(String zoneText) {
        return new ZoneDns(ZoneText.read(zoneText));
    }

    /** What was asked, in order, repetitions included. */
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer ask(Question question) {
        asked.add(question);
        if (!isName(question.name())) {
            return Answer.noSuchDomain(question, 0);
        }
        int type = ResourceRecord.typeOf(question.type().name());
        Zones.Findings found = zones.find(DnsName.of(question.name()), type, false);
        List<ResourceRecord> chain = found.answers().stream()
                .filter(record -> record.type() == ResourceRecord.CNAME)
                .toList();
        Set<DnsName> owners = new HashSet<>();
        if (!chain.stream().allMatch(record -> owners.add(record.owner()))) {
            return Answer.failure(question, "CNAME loop");
        }
        Optional<String> trouble = found.directives().stream()
                .flatMap(directive -> trouble(directive).stream())
                .findFirst();
        if (chain.size() > LONGEST_CHAIN || trouble.isPresent()) {
            return Answer.failure(question, trouble.orElse("CNAME chain"));
        }
        return answer(question, type, found);
    }

    private static Optional<String> trouble(Directive directive) {
        return directive.silent()
                ? Optional.of("timeout")
                : directive.kind() == Directive.Kind.BOGUS
                        ? Optional.of("bogus")
                        : directive.responseCode().map(code -> directive.kind().name());
    }

    private static Answer answer(Question question, int type, Zones.Findings found) {
        List<DnsRecord> records = found.answers().stream()
                .filter(record -> record.type() == type)
                .map(record -> data(question.type(), record))
                .toList();
        Answer.Status status = !records.isEmpty()
                ? Answer.Status.FOUND
                : found.responseCode() == 3 ? Answer.Status.NO_SUCH_DOMAIN : Answer.Status.NO_DATA;
        List<ResourceRecord> all = new ArrayList<>(found.answers());
        all.addAll(found.authority());
        long ttl = all.stream().mapToLong(ResourceRecord::ttl).min().orElse(0);
        String end = found.end().text();
        return new Answer(question, status, records, ttl, Security.INSECURE, end.equals(question.name()) ? "" : end);
    }

    private static DnsRecord data(RecordType type, ResourceRecord record) {
        return switch (type) {
            case A, AAAA -> new DnsRecord.HostAddress(IpAddress.of(record.octets()));
            case MX -> new DnsRecord.MailExchange(record.sixteen(0), name(record, 2));
            case PTR -> new DnsRecord.Pointer(name(record, 0));
            case TXT -> new DnsRecord.Text(text(record.octets()));
            case TLSA ->
                new DnsRecord.TlsAssociation(
                        record.octet(0),
                        record.octet(1),
                        record.octet(2),
                        HexFormat.of().formatHex(record.octets(), 3, record.octets().length));
        };
    }

    private static String name(ResourceRecord record, int at) {
        return record.nameAt(at).text().toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] octets) {
        StringBuilder joined = new StringBuilder();
        for (int at = 0; at < octets.length; at += (octets[at] & 0xff) + 1) {
            byte[] string = Arrays.copyOfRange(octets, at + 1, at + 1 + (octets[at] & 0xff));
            joined.append(new String(string, StandardCharsets.ISO_8859_1));
        }
        return joined.toString();
    }

    private static boolean isName(String text) {
        try {
            return text.chars().allMatch(c -> c < 0x80) && DnsName.of(text).fits();
        } catch (IllegalArgumentException brokenEscape) {
            return false;
        }
    }
}
