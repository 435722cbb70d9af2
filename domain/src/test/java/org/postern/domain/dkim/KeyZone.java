package org.postern.domain.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;

/** A {@link Dns} of TXT records of any size and octets, which remembers what was expected and asked, in order. */
public final class KeyZone implements Dns {
    private final Map<String, List<DnsRecord>> records = new HashMap<>();
    private final Map<String, String> troubles = new HashMap<>();
    public final List<String> events = new ArrayList<>();

    /** A zone with the keys that {@link Signer} signs with by default. */
    public static KeyZone standard() {
        return new KeyZone()
                .with("sel._domainkey.example.com", "v=DKIM1; k=rsa; p=" + TestKeys.data(TestKeys.rsa(2048)))
                .with("ed._domainkey.example.com", "v=DKIM1; k=ed25519; p=" + TestKeys.data(TestKeys.ED25519));
    }

    public KeyZone with(String name, String text) {
        records.computeIfAbsent(name, n -> new ArrayList<>()).add(new DnsRecord.Text(text));
        return this;
    }

    public KeyZone failing(String name, String detail) {
        troubles.put(name, detail);
        return this;
    }

    @Override
    public Answer ask(Question question) {
        events.add("ask " + question.name());
        if (troubles.containsKey(question.name())) {
            return Answer.failure(question, troubles.getOrDefault(question.name(), ""));
        }
        List<DnsRecord> found = records.getOrDefault(question.name(), List.of());
        return found.isEmpty() ? Answer.noSuchDomain(question, 60) : Answer.found(question, 60, found);
    }

    @Override
    public void expect(Question question) {
        events.add("expect " + question.name());
    }
}
