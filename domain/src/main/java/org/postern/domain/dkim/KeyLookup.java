package org.postern.domain.dkim;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;

/**
 * Asks for the key records of a selector: RFC 6376 §3.6.2 and §6.1.2.
 *
 * <p>Ambiguous: several TXT records have undefined results (§3.6.2.2), yet a verifier may cycle through them (§6.1.2
 * step 4). We cycle through the first few that are key records, since a wildcard record for another purpose must not
 * hide a key.
 */
public final class KeyLookup {
    private static final int MOST_RECORDS = 4;
    private static final int MOST_TEXTS = 16;

    private final Dns dns;

    public KeyLookup(Dns dns) {
        this.dns = dns;
    }

    /** Says that a key will be asked for. */
    public void expect(KeyName name) {
        dns.expect(name.question());
    }

    /** Asks: the records found, one or more, or why there is none. */
    public Reading<List<KeyRecord>> find(KeyName name) {
        Answer answer = dns.ask(name.question());
        return switch (answer.status()) {
            case FOUND -> read(answer.only(DnsRecord.Text.class));
            case NO_DATA, NO_SUCH_DOMAIN ->
                none("no key for signature: there is none at " + name.question().name());
            case TEMPORARY_FAILURE ->
                new Reading.Faulty<>(
                        DkimResult.TEMPERROR,
                        "key unavailable: " + name.question().name() + " " + answer.detail());
        };
    }

    private static Reading<List<KeyRecord>> read(List<DnsRecord.Text> texts) {
        List<KeyRecord> records = new ArrayList<>();
        String why = "no key for signature: the answer holds no text";
        for (DnsRecord.Text text : texts.subList(0, Math.min(texts.size(), MOST_TEXTS))) {
            switch (KeyRecord.parse(text.octets())) {
                case Reading.Read<KeyRecord> read -> records.add(read.value());
                case Reading.Faulty<KeyRecord> faulty -> why = faulty.why();
            }
        }
        return records.isEmpty()
                ? none(why)
                : new Reading.Read<>(List.copyOf(records.subList(0, Math.min(records.size(), MOST_RECORDS))));
    }

    private static Reading<List<KeyRecord>> none(String why) {
        return new Reading.Faulty<>(DkimResult.PERMERROR, why);
    }
}
