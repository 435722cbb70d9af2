package org.postern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.application.dns.CacheLimits;
import org.postern.application.dns.CachingDns;
import org.postern.application.judge.Circumstances;
import org.postern.application.judge.Judge;
import org.postern.application.judge.JudgeSettings;
import org.postern.application.judge.Judgement;
import org.postern.application.judge.SoundLists;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.SpfFailure;
import org.postern.domain.smtp.TransactionId;

/** A judge of all checks, with a cache in front of a zone where the author of {@link Mail} has done everything right. */
final class Court {
    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Instant NOW = Instant.parse("2025-06-16T12:00:00Z");
    private static final Circumstances CAME = new Circumstances(
            CLIENT,
            "mx.author.example",
            new Path(Mailbox.parse("joe@author.example").orElseThrow()));

    private final Judge judge;

    Court(Signer signer) {
        MemoryDns zone = new MemoryDns()
                .with("1.2.0.192.in-addr.arpa", RecordType.PTR, new DnsRecord.Pointer("mx.author.example"))
                .with("mx.author.example", RecordType.A, new DnsRecord.HostAddress(CLIENT))
                .with("author.example", RecordType.MX, new DnsRecord.MailExchange(10, "mx.author.example"))
                .withText("author.example", "v=spf1 include:spf.author.example mx -all")
                .withText("spf.author.example", "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/24 ip6:2001:db8::/32 ~all")
                .withText("_dmarc.author.example", "v=DMARC1; p=reject; adkim=s; rua=mailto:dmarc@author.example")
                .withText("sel._domainkey.author.example", signer.record());
        DnsList list = new DnsList(new DomainName("list.example"), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);
        Policy policy = new Policy(List.of(
                new Rule(DmarcFailure.NAME, Mode.ENFORCE, new DmarcFailure(true, false)),
                new Rule(SpfFailure.NAME, Mode.ENFORCE, new SpfFailure())));
        JudgeSettings settings =
                new JudgeSettings(new DomainName("mx.example"), Duration.ofMinutes(1), 200, List.of(), List.of());
        judge = new Judge(
                new CachingDns(zone, CacheLimits.USUAL, System::nanoTime),
                policy,
                SoundLists.standing(List.of(list)),
                settings,
                System::nanoTime);
    }

    /** From the octets to the judgement. */
    Judgement judge(MessageContent content) throws IOException {
        HeaderSection section;
        try (InputStream octets = content.open()) {
            section = HeaderReader.read(octets);
        }
        return judge.ofMessage(Optional.of(CAME), ID, content, section, NOW);
    }
}
