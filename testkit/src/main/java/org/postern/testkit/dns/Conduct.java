package org.postern.testkit.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers one query as the zones say and as badly as their directives say. */
final class Conduct {
    private static final int LONGEST_MESSAGE = 65_535;
    private static final List<ResourceRecord> NOTHING = List.of();

    private final Zones zones;
    private final Wire wire;

    /** How octets reach the client. */
    interface Wire {
        boolean isUdp();

        void send(byte[] message) throws IOException;

        /** From a place the client did not ask. */
        void sendFromElsewhere(byte[] message) throws IOException;

        /** Ends the connection. */
        void hangUp() throws IOException;
    }

    Conduct(Zones zones, Wire wire) {
        this.zones = zones;
        this.wire = wire;
    }

    void answer(WireQuery query) throws IOException, InterruptedException {
        Zones.Findings findings = zones.find(query.name(), query.type(), query.dnssec());
        List<ResourceRecord> answers = new ArrayList<>(findings.answers());
        List<ResourceRecord> authority = findings.authority();
        Shape shape = Shape.PLAIN.coded(findings.responseCode());
        for (Directive directive : findings.directives()) {
            if (before(directive, query) || !wire.isUdp() && overTcp(directive)) {
                return;
            }
            switch (directive.kind()) {
                case EXTRA -> answers.addAll(strangers());
                case LAME -> authority = referral(query);
                case ALIAS_ONLY -> authority = NOTHING;
                case LONG_SOA ->
                    authority = authority.stream()
                            .map(record -> record.lasting(86_400))
                            .toList();
                default -> shape = shaped(shape, directive);
            }
        }
        send(query, shape, answers, authority);
    }

    private Shape shaped(Shape shape, Directive directive) {
        return switch (directive.kind()) {
            case TRUNCATE, TCP_HANG, TCP_CLOSE -> shape.cut(wire.isUdp());
            case TRUNCATE_ALWAYS -> shape.cut(true);
            case AUTHENTIC -> shape.proven();
            case BOGUS -> shape.disproved();
            default -> directive.responseCode().map(shape::coded).orElse(shape);
        };
    }

    private void send(WireQuery query, Shape shape, List<ResourceRecord> answers, List<ResourceRecord> authority)
            throws IOException {
        byte[] whole = shape.bare()
                ? WireAnswer.write(query, shape, NOTHING, NOTHING)
                : WireAnswer.write(query, shape, answers, authority);
        boolean fits = whole.length <= (wire.isUdp() ? query.room() : LONGEST_MESSAGE);
        wire.send(fits ? whole : WireAnswer.write(query, shape.cut(true), NOTHING, NOTHING));
    }

    /** What happens before an answer; true when there will be none. */
    private boolean before(Directive directive, WireQuery query) throws IOException, InterruptedException {
        byte[] forged = forged(query);
        switch (directive.kind()) {
            case DELAY -> TimeUnit.MILLISECONDS.sleep(directive.argument());
            case WRONG_ID -> {
                forged[1] ^= 1;
                wire.send(forged);
            }
            case WRONG_QUESTION -> {
                forged[13] ^= 3;
                wire.send(forged);
            }
            case NOWHERE -> wire.sendFromElsewhere(forged);
            case GARBAGE -> {
                byte[] garbage = Arrays.copyOf(forged, 40);
                Arrays.fill(garbage, 12, 40, (byte) 0xbf);
                wire.send(garbage);
            }
            case NO_EDNS -> {
                if (query.extension().isPresent()) {
                    send(query.unextended(), Shape.PLAIN.coded(1), NOTHING, NOTHING);
                    return true;
                }
            }
            default -> {}
        }
        return directive.silent();
    }

    private boolean overTcp(Directive directive) throws IOException {
        if (directive.kind() == Directive.Kind.TCP_CLOSE) {
            wire.hangUp();
        }
        return directive.kind() == Directive.Kind.TCP_CLOSE || directive.kind() == Directive.Kind.TCP_HANG;
    }

    /** A well-formed answer with records that must never be believed. */
    private static byte[] forged(WireQuery query) {
        DnsName name = query.name().lower();
        List<ResourceRecord> records = List.of(
                new ResourceRecord(name, ResourceRecord.A, 60, new byte[] {6, 6, 6, 6}),
                new ResourceRecord(name, ResourceRecord.TXT, 60, "\6forged".getBytes(StandardCharsets.US_ASCII)));
        return WireAnswer.write(query, Shape.PLAIN, records, NOTHING);
    }

    private static List<ResourceRecord> strangers() {
        DnsName elsewhere = DnsName.of("victim.example.net");
        byte[] text = "\6poison".getBytes(StandardCharsets.US_ASCII);
        return List.of(
                new ResourceRecord(elsewhere, ResourceRecord.A, 86_400, new byte[] {6, 6, 6, 6}),
                new ResourceRecord(elsewhere, ResourceRecord.TXT, 86_400, text));
    }

    private static List<ResourceRecord> referral(WireQuery query) {
        byte[] server = RecordText.wire(ResourceRecord.NS, List.of("ns.example.net."), DnsName::of);
        return List.of(new ResourceRecord(query.name().lower(), ResourceRecord.NS, 300, server));
    }
}
