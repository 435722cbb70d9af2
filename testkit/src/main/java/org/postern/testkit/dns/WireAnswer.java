package org.postern.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an answer: RFC 1035 §4.1. A name is compressed only where it is the one asked for. */
final class WireAnswer {
    private static final int NAME_ASKED = 0xc00c;
    private static final int OUR_SIZE = 1232;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WireQuery query;

    private WireAnswer(WireQuery query) {
        this.query = query;
    }

    static byte[] write(WireQuery query, Shape shape, List<ResourceRecord> answers, List<ResourceRecord> authority) {
        WireAnswer answer = new WireAnswer(query);
        answer.header(shape, answers.size(), authority.size());
        answers.forEach(answer::record);
        authority.forEach(answer::record);
        query.extension().ifPresent(asked -> answer.extension(asked, shape.bogus()));
        return answer.out.toByteArray();
    }

    /** QR, AA, RA and what the query says of RD. */
    private void header(Shape shape, int answers, int authority) {
        sixteen(query.id());
        out.write(0x84 | (shape.cut() ? 2 : 0) | (query.recursion() ? 1 : 0));
        out.write(0x80 | (shape.authentic() ? 0x20 : 0) | shape.code());
        sixteen(1);
        sixteen(answers);
        sixteen(authority);
        sixteen(query.extension().isPresent() ? 1 : 0);
        out.writeBytes(query.section().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void record(ResourceRecord record) {
        if (record.owner().equals(query.name().lower())) {
            sixteen(NAME_ASKED);
        } else {
            record.owner().write(out);
        }
        sixteen(record.type());
        sixteen(1);
        sixteen((int) (record.ttl() >>> 16));
        sixteen((int) record.ttl());
        byte[] octets = record.octets();
        sixteen(octets.length);
        out.writeBytes(octets);
    }

    private void extension(WireQuery.Extension asked, boolean bogus) {
        out.write(0);
        sixteen(41);
        sixteen(OUR_SIZE);
        sixteen(0);
        sixteen(asked.dnssec() ? 0x8000 : 0);
        sixteen(bogus ? 6 : 0);
        if (bogus) {
            sixteen(15);
            sixteen(2);
            sixteen(6);
        }
    }

    private void sixteen(int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
