package org.postern.adapters.dnsjava;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Signs a zone with one key (RFC 4034, RFC 4035 §2) and writes it as a zone text of generic records. */
final class SignedZone {
    private static final long TTL = 300;

    private final Name apex;
    private final KeyPair keys;
    private final DNSKEYRecord key;
    private final List<Record> records = new ArrayList<>();

    SignedZone(String apex) throws GeneralSecurityException, IOException, DNSSEC.DNSSECException {
        this.apex = Name.fromString(apex);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
        this.key = new DNSKEYRecord(
                this.apex,
                DClass.IN,
                TTL,
                DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
                DNSKEYRecord.Protocol.DNSSEC,
                DNSSEC.Algorithm.ECDSAP256SHA256,
                keys.getPublic());
        records.add(key);
        add(apex, "SOA", ". . 1 7200 900 1209600 60");
    }

    SignedZone add(String owner, String type, String data) throws IOException {
        records.add(Record.fromString(
                Name.fromString(owner, Name.root), Type.value(type), DClass.IN, TTL, data, Name.root));
        return this;
    }

    /** What the parent says of this zone: RFC 4034 §5. */
    DSRecord delegation() {
        return new DSRecord(apex, DClass.IN, TTL, DNSSEC.Digest.SHA256, key);
    }

    void delegate(SignedZone child) {
        records.add(child.delegation());
    }

    String text(Instant from, Instant until) throws DNSSEC.DNSSECException {
        List<Record> all = new ArrayList<>(records);
        all.addAll(denials());
        Map<String, RRset> sets = new LinkedHashMap<>();
        all.forEach(record -> sets.computeIfAbsent(record.getName() + " " + record.getType(), owner -> new RRset())
                .addRR(record));
        StringBuilder text = new StringBuilder();
        all.forEach(record -> text.append(line(record)));
        for (RRset set : sets.values()) {
            if (set.getType() != Type.NS) {
                text.append(line(DNSSEC.sign(set, key, keys.getPrivate(), from, until)));
            }
        }
        return text.toString();
    }

    /** The chain of NSEC: RFC 4034 §4. A signed delegation is left out of it, as the child has the name's own NSEC. */
    private List<Record> denials() {
        TreeSet<Name> owners = new TreeSet<>();
        records.stream().filter(r -> r.getType() != Type.DS).forEach(r -> owners.add(r.getName()));
        List<Record> chain = new ArrayList<>();
        for (Name owner : owners) {
            Name next = owners.higher(owner);
            int[] types = IntStream.concat(
                            records.stream()
                                    .filter(r -> r.getName().equals(owner))
                                    .mapToInt(Record::getType),
                            IntStream.of(Type.RRSIG, Type.NSEC))
                    .distinct()
                    .toArray();
            chain.add(new NSECRecord(owner, DClass.IN, TTL, next == null ? apex : next, types));
        }
        return chain;
    }

    private static String line(Record record) {
        byte[] octets = record.rdataToWireCanonical();
        return record.getName() + " " + record.getTTL() + " TYPE" + record.getType() + " \\# " + octets.length + " "
                + HexFormat.of().formatHex(octets) + "\n";
    }
}
