package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import org.postern.domain.spf.RecordParser;

/** RFC 7208 §4.6.1: what is read of a record, written again, is read as the same; an error is told in plain words. */
public final class SpfRecordTarget {

    private SpfRecordTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        switch (RecordParser.parse(text)) {
            case RecordParser.Parsed.Valid valid -> {
                Holds.that(RecordParser.isSpf(text), "a record has a version section", text);
                RecordParser.Parsed again = RecordParser.parse(valid.spfRecord().text());
                Holds.same(valid, again, "a record written again is the same record");
            }
            case RecordParser.Parsed.Invalid invalid -> Shown.holds(invalid.problem(), 200);
        }
    }
}
