package org.postern.application.judge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Mailbox;
import org.postern.domain.address.Path;
import org.postern.domain.address.ReversePath;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.RecordType;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;
import org.postern.domain.policy.AuthorMissing;
import org.postern.domain.policy.DmarcFailure;
import org.postern.domain.policy.Mode;
import org.postern.domain.policy.NullMx;
import org.postern.domain.policy.Policy;
import org.postern.domain.policy.Rule;
import org.postern.domain.policy.SenderDomainMissing;
import org.postern.domain.policy.SpfFailure;
import org.postern.domain.session.Client;
import org.postern.domain.session.Greeting;
import org.postern.domain.session.Session;
import org.postern.domain.session.Tally;
import org.postern.domain.smtp.Envelope;
import org.postern.domain.smtp.MailParameters;
import org.postern.domain.smtp.TransactionId;

/** A judge with a few rules, a message, and a DNS in which all is well with it. */
final class SomeJudge {
    static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    static final Instant AT = Instant.parse("2026-05-05T05:05:05Z");
    static final Client CLIENT = new Client(IpAddress.parse("192.0.2.1").orElseThrow(), 1025, Optional.empty(), false);
    static final Path BOB = new Path(Mailbox.parse("bob@author.test").orElseThrow());
    static final String MAIL = "From: bob@author.test\r\n\r\nHi\r\n";
    static final Policy POLICY = new Policy(List.of(
            new Rule(NullMx.NAME, Mode.ENFORCE, new NullMx()),
            new Rule(SenderDomainMissing.NAME, Mode.ENFORCE, new SenderDomainMissing()),
            new Rule(AuthorMissing.NAME, Mode.ENFORCE, new AuthorMissing(true)),
            new Rule(DmarcFailure.NAME, Mode.ENFORCE, new DmarcFailure(true, false)),
            new Rule(SpfFailure.NAME, Mode.ENFORCE, new SpfFailure())));

    static final Circumstances AT_MAIL = new Circumstances(CLIENT.address(), "mx.author.test", BOB);

    record Content(byte[] octets) implements MessageContent {
        @Override
        public long size() {
            return octets.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets);
        }
    }

    static Names names() {
        return new Names()
                .with("1.2.0.192.in-addr.arpa", RecordType.PTR, new DnsRecord.Pointer("mx.author.test"))
                .with("mx.author.test", RecordType.A, new DnsRecord.HostAddress(CLIENT.address()))
                .with("author.test", RecordType.MX, new DnsRecord.MailExchange(10, "mx.author.test"))
                .with("author.test", RecordType.TXT, new DnsRecord.Text("v=spf1 ip4:192.0.2.1 -all"))
                .with("_dmarc.author.test", RecordType.TXT, new DnsRecord.Text("v=DMARC1; p=reject"));
    }

    static Judge judge(Dns dns, Duration budget, IpNetwork... trusted) {
        JudgeSettings settings = new JudgeSettings(new DomainName("mx.test"), budget, 200, List.of(trusted), List.of());
        return new Judge(dns, POLICY, SoundLists.none(), settings, System::nanoTime);
    }

    static Judgement judged(Judge judge, ReversePath sender, String mail) throws IOException {
        Session.InTransaction session = new Session.InTransaction(
                CLIENT,
                Tally.ZERO,
                new Greeting("mx.author.test", true),
                ID,
                new Envelope(sender, MailParameters.NONE, List.of()),
                true);
        byte[] octets = mail.getBytes(StandardCharsets.US_ASCII);
        HeaderSection section = HeaderReader.read(new ByteArrayInputStream(octets));
        return judge.ofMessage(session, new Content(octets), section, AT);
    }

    private SomeJudge() {}
}
