package org.postern.testkit.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;

/** A DNS that says anything: failures, absences, records that are right, odd or garbage, each time something else. */
final class HostileDns implements Dns {
    private static final String[] TEXTS = {
        "v=spf1 ip4:192.0.2.25 -all",
        "v=spf1 include:a.example redirect=%{i}.b.example",
        "v=spf1 exists:%{l1r-}.%{d}.c.example a:%{h} mx ptr -all exp=d.example",
        "v=spf1 include:example.net a/0 mx//129 ?all",
        "v=DMARC1; p=reject; sp=quarantine; adkim=s; t=y",
        "v=DMARC1; psd=y; p=none",
        "v=DMARC1; p=",
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "v=DKIM1; k=rsa; p=",
        "k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQ",
        "\u0000\u00ff;;;=",
        ""
    };

    private final SplittableRandom random;
    private final ReentrantLock lock = new ReentrantLock();

    HostileDns(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public Answer ask(Question question) {
        lock.lock();
        try {
            return switch (random.nextInt(8)) {
                case 0 -> Answer.failure(question, "SERVFAIL");
                case 1 -> Answer.noData(question, 60);
                case 2 -> Answer.noSuchDomain(question, 60);
                default -> Answer.found(question, 60, records(question));
            };
        } finally {
            lock.unlock();
        }
    }

    private List<DnsRecord> records(Question question) {
        List<DnsRecord> records = new ArrayList<>();
        int count = 1 + random.nextInt(random.nextInt(5) == 0 ? 12 : 2);
        for (int i = 0; i < count; i++) {
            records.add(
                    switch (question.type()) {
                        case A -> new DnsRecord.HostAddress(address(random.nextBoolean() ? "192.0.2.25" : "127.0.0.2"));
                        case AAAA -> new DnsRecord.HostAddress(address("2001:db8::" + random.nextInt(1, 9)));
                        case MX ->
                            new DnsRecord.MailExchange(i, random.nextInt(4) == 0 ? "" : "mx" + i + ".example.net");
                        case PTR -> new DnsRecord.Pointer(random.nextBoolean() ? "client.example.net" : "a..b");
                        case TXT -> new DnsRecord.Text(text());
                        case TLSA -> new DnsRecord.TlsAssociation(3, 1, 1, text());
                    });
        }
        return records;
    }

    private String text() {
        StringBuilder text = new StringBuilder(TEXTS[random.nextInt(TEXTS.length)]);
        if (random.nextInt(4) == 0 && !text.isEmpty()) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        }
        return text.toString();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
