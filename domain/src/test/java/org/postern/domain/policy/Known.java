package org.postern.domain.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.arc.ArcReport;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.arc.ArcSetReport;
import org.postern.domain.arc.Signatory;
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.KeyFacts;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dkim.WrittenTags;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.dns.ZoneDns;
import org.postern.domain.dnslist.ListReport;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.AuthorFlaw;
import org.postern.domain.origin.SenderDomain;
import org.postern.domain.smtp.TransactionId;
import org.postern.domain.spf.CheckHost;
import org.postern.domain.spf.SpfArguments;
import org.postern.domain.spf.SpfLimits;
import org.postern.domain.spf.SpfOutcome;

/** Findings of which one or two parts are known. */
final class Known {
    static final TransactionId ID = new TransactionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    static final DomainName AUTHOR = new DomainName("author.test");

    private Known() {}

    static Findings sender(SenderDomain.Mail mail) {
        return Findings.atMail(
                Optional.empty(),
                Optional.of(new SenderDomain(new DomainName("sender.test"), mail, "timeout")),
                Optional.empty());
    }

    static Findings author(AuthorFlaw flaw) {
        return known(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AuthorDomain.Unclear(List.of(), flaw)),
                Optional.empty());
    }

    static Findings lists(ListReport report) {
        return known(
                Optional.of(report),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** SPF of a message from {@code bob@sender.test} whose domain publishes this. */
    static Findings spf(String record) {
        ZoneDns dns = ZoneDns.of("sender.test TXT " + record);
        IpAddress client = IpAddress.parse("192.0.2.1").orElseThrow();
        SpfOutcome outcome = new CheckHost(dns, "mx.test", SpfLimits.RFC_7208)
                .check(SpfArguments.mailFrom(client, "bob@sender.test", "client.test"), java.time.Instant.EPOCH);
        return known(
                Optional.empty(),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Findings dkim(DkimResult result) {
        return known(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new DkimReport(List.of(signature(result)))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static SignatureReport signature(DkimResult result) {
        return new SignatureReport(
                result,
                "because (of; this)",
                new WrittenTags("author.test", "s1", "", "rsa-sha256", "AbCdEfGh"),
                Optional.of(AUTHOR),
                Optional.empty(),
                new KeyFacts(2048, false, false),
                Optional.empty(),
                false,
                List.of());
    }

    /** DMARC of an unauthenticated message from the author, whose record is looked for in this zone. */
    static Findings dmarc(String zone, Optional<ArcReport> arc) {
        Dmarc dmarc = new Dmarc(ZoneDns.of(zone));
        return known(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                arc,
                Optional.of(new AuthorDomain.Sole(AUTHOR)),
                Optional.of(dmarc.evaluate(
                        new AuthorDomain.Sole(AUTHOR),
                        List.of(Identifier.spf(new DomainName("list.test"), Identifier.Verification.PASSED)))));
    }

    static ArcSetReport set(int instance, String sealer, String results) {
        Signatory signatory = new Signatory(sealer, "s");
        return new ArcSetReport(instance, signatory, signatory, "none", results, "pass", "pass");
    }

    static ArcReport arc(ArcResult result, ArcSetReport... sets) {
        return new ArcReport(result, "", OptionalInt.of(0), List.of(sets));
    }

    private static Findings known(
            Optional<ListReport> lists,
            Optional<SpfOutcome> spf,
            Optional<DkimReport> dkim,
            Optional<ArcReport> arc,
            Optional<AuthorDomain> author,
            Optional<org.postern.domain.dmarc.DmarcResult> dmarc) {
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lists,
                Optional.empty(),
                spf,
                dkim,
                arc,
                author,
                dmarc,
                List.of(),
                Optional.empty());
    }
}
