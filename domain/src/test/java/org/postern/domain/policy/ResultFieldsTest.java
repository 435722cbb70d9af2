package org.postern.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.DomainName;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.ReceivedResults;

class ResultFieldsTest {
    private static final DomainName HOST = new DomainName("mx.test");

    private static HeaderSection written(Findings findings, Decision decision) throws IOException {
        String text = String.join("", ResultFields.of(findings, decision, HOST));
        return HeaderReader.read(new ByteArrayInputStream((text + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whereNobodyLookedNothingIsWritten() {
        assertThat(ResultFields.of(Findings.NONE, Decision.UNJUDGED, HOST)).isEmpty();
    }

    @Test
    void theFieldsReadBackAsOursWithEveryMethod() throws IOException {
        Findings spf = Known.spf("\"v=spf1 -all\"");
        Findings dmarc = Known.dmarc(
                "_dmarc.author.test TXT \"v=DMARC1; p=reject\"",
                Optional.of(Known.arc(ArcResult.PASS, Known.set(1, "a.test", ""))));
        Findings all = new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                spf.spfMailFrom(),
                Known.dkim(DkimResult.FAIL).dkim(),
                dmarc.arc(),
                dmarc.author(),
                dmarc.dmarc(),
                List.of(),
                Optional.empty());
        Decision decision = new Policy(List.of(new Rule("dmarc", Mode.ENFORCE, new DmarcFailure(false, false))))
                .decide(all, Known.ID);
        HeaderSection section = written(all, decision);
        assertThat(section.fields()).hasSize(3);
        assertThat(section.first("X-Postern-Disposition").map(HeaderField::text))
                .contains("quarantine; rule=dmarc");
        assertThat(section.first("Received-SPF").map(HeaderField::text))
                .hasValueSatisfying(text -> assertThat(text.strip()).startsWith("fail "));
        HeaderField results = section.first("Authentication-Results").orElseThrow();
        assertThat(ReceivedResults.read(results).authservId()).contains("mx.test");
        String text = results.text().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("dmarc=fail header.from=author.test policy.dmarc=reject")
                .contains("spf=fail reason=")
                .contains("smtp.mailfrom=sender.test")
                .contains("dkim=fail reason=\"because (of; this)\" header.d=author.test header.s=s1"
                        + " header.a=rsa-sha256 header.b=AbCdEfGh")
                .contains("arc=pass header.oldest-pass=0");
    }
}
