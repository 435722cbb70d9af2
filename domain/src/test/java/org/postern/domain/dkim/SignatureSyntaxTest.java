package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One tag made different, everything else well signed: RFC 6376 §3.5 and §6.1.1. */
class SignatureSyntaxTest {

    private static SignatureReport with(String tag, String value) {
        return Verifying.first(Signer.rsa().with(tag, value).sign(Verifying.MESSAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            nullValues = "-",
            value = {
                "v ~ 2 ~ PERMERROR ~ incompatible version",
                "v ~ 1.0 ~ PERMERROR ~ incompatible version",
                "v ~ 01 ~ PERMERROR ~ incompatible version",
                "v ~ '' ~ PERMERROR ~ incompatible version",
                "a ~ rsa-sha1 ~ PERMERROR ~ RFC 8301",
                "a ~ RSA-SHA1 ~ PERMERROR ~ RFC 8301",
                "a ~ rsa-sha512 ~ NEUTRAL ~ a=",
                "a ~ ecdsa-sha256 ~ NEUTRAL ~ a=",
                "a ~ rsa ~ NEUTRAL ~ a=",
                "a ~ rsa - sha256 ~ NEUTRAL ~ a=",
                "a ~ '' ~ NEUTRAL ~ a=",
                "a ~ RSA-SHA256 ~ PASS ~ verified",
                "bh ~ '' ~ NEUTRAL ~ bh=",
                "bh ~ *** ~ NEUTRAL ~ bh=",
                "bh ~ {bh}= ~ NEUTRAL ~ bh=",
                "bh ~ AAAA ~ FAIL ~ body hash",
                "b ~ '' ~ NEUTRAL ~ b=",
                "b ~ A ~ NEUTRAL ~ b=",
                "b ~ AAAA ~ FAIL ~ signature did not verify",
                "b ~ {b}A ~ NEUTRAL ~ b=",
                "c ~ nofws ~ NEUTRAL ~ c=",
                "c ~ relaxed/nofws ~ NEUTRAL ~ c=",
                "c ~ relaxed/ ~ NEUTRAL ~ c=",
                "c ~ /relaxed ~ NEUTRAL ~ c=",
                "c ~ relaxed/relaxed/simple ~ NEUTRAL ~ c=",
                "c ~ relaxed / relaxed ~ NEUTRAL ~ c=",
                "c ~ '' ~ NEUTRAL ~ c=",
                "d ~ com ~ NEUTRAL ~ d=",
                "d ~ '' ~ NEUTRAL ~ d=",
                "d ~ example.com. ~ NEUTRAL ~ d=",
                "d ~ .example.com ~ NEUTRAL ~ d=",
                "d ~ exa mple.com ~ NEUTRAL ~ d=",
                "d ~ exa_mple.com ~ NEUTRAL ~ d=",
                "d ~ -example.com ~ NEUTRAL ~ d=",
                "d ~ [192.0.2.1] ~ NEUTRAL ~ d=",
                "d ~ xn--zz--zz.example ~ NEUTRAL ~ d=",
                "d ~ \u00ff.example ~ NEUTRAL ~ d=",
                "d ~ EXAMPLE.Com ~ PASS ~ verified",
                "d ~ other.example ~ PERMERROR ~ no key for signature",
                "h ~ '' ~ NEUTRAL ~ h=",
                "h ~ from:to: ~ NEUTRAL ~ h=",
                "h ~ from::to ~ NEUTRAL ~ h=",
                "h ~ :from ~ NEUTRAL ~ h=",
                "h ~ from to ~ NEUTRAL ~ h=",
                "h ~ fr\u00f6m:from ~ NEUTRAL ~ h=",
                "h ~ to:subject ~ PERMERROR ~ From field not signed",
                "h ~ fromage:to ~ PERMERROR ~ From field not signed",
                "h ~ From ~ PASS ~ verified",
                "h ~ FROM : To ~ PASS ~ verified",
                "h ~ from:x-none:from:to:to ~ PASS ~ verified",
                "i ~ @example.com ~ PASS ~ verified",
                "i ~ @Mail.EXAMPLE.com ~ PASS ~ verified",
                "i ~ joe@a.b.example.com ~ PASS ~ verified",
                "i ~ joe@badexample.com ~ PERMERROR ~ domain mismatch",
                "i ~ joe@com ~ PERMERROR ~ domain mismatch",
                "i ~ joe@example.com.evil.example ~ PERMERROR ~ domain mismatch",
                "i ~ joe@example.com@evil.example ~ PERMERROR ~ domain mismatch",
                "i ~ joe=40example.com ~ PASS ~ verified",
                "i ~ joe=3Bx@example.com ~ PASS ~ verified",
                "i ~ j o e @ example.com ~ PASS ~ verified",
                "i ~ joe=3bx@example.com ~ NEUTRAL ~ i=",
                "i ~ joe=@example.com ~ NEUTRAL ~ i=",
                "i ~ joe ~ NEUTRAL ~ i=",
                "i ~ joe@ ~ NEUTRAL ~ i=",
                "i ~ '' ~ NEUTRAL ~ i=",
                "l ~ '' ~ NEUTRAL ~ l=",
                "l ~ -1 ~ NEUTRAL ~ l=",
                "l ~ 1a ~ NEUTRAL ~ l=",
                "l ~ 5 5 ~ NEUTRAL ~ l=",
                "l ~ 00000000000000000000000000000000000000000000000000000000000000000000000000000 ~ NEUTRAL ~ l=",
                "q ~ dns/txt ~ PASS ~ verified",
                "q ~ DNS/TXT ~ PASS ~ verified",
                "q ~ http/x:dns/txt ~ PASS ~ verified",
                "q ~ dns ~ NEUTRAL ~ q=",
                "q ~ http ~ NEUTRAL ~ q=",
                "q ~ '' ~ NEUTRAL ~ q=",
                "s ~ '' ~ NEUTRAL ~ s=",
                "s ~ se l ~ NEUTRAL ~ s=",
                "s ~ .sel ~ NEUTRAL ~ s=",
                "s ~ sel. ~ NEUTRAL ~ s=",
                "s ~ SEL ~ PASS ~ verified",
                "s ~ other ~ PERMERROR ~ no key for signature",
                "t ~ '' ~ NEUTRAL ~ t=",
                "t ~ now ~ NEUTRAL ~ t=",
                "t ~ -1 ~ NEUTRAL ~ t=",
                "t ~ 000000001 ~ PASS ~ verified",
                "x ~ soon ~ NEUTRAL ~ x=",
                "z ~ From:joe=40example.com|Subject:x ~ PASS ~ verified",
                "unknown ~ whatever ~ PASS ~ verified",
            })
    void oneTagDecides(String tag, String value, DkimResult result, String why) {
        SignatureReport report = with(tag, value);
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "a", "b", "bh", "d", "h", "s"})
    void aRequiredTagIsRequired(String tag) {
        SignatureReport report = Verifying.first(Signer.rsa().without(tag).sign(Verifying.MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(report.why()).isEqualTo("signature missing required tag " + tag + "=");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, PERMERROR",
        "100, 99, PERMERROR",
        "100, 101, POLICY",
        "9999999999999, 9999999999999, PERMERROR"
    })
    void anExpirationMustBeLaterThanTheSigning(String signedAt, String expiresAt, DkimResult result) {
        String signed = Signer.rsa().with("t", signedAt).with("x", expiresAt).sign(Verifying.MESSAGE);
        assertThat(Verifying.result(signed)).isEqualTo(result);
    }

    @Test
    void aTagThatStandsTwiceMakesTheListInvalid() {
        String layout =
                " v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=sel; h=from; bh={bh}; d=example.com; b={b}";
        SignatureReport report =
                Verifying.first(Signer.rsa().with("h", "from").layout(layout).sign(Verifying.MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.NEUTRAL);
        assertThat(report.why()).isEqualTo("the tag d stands twice");
    }

    @Test
    void tagNamesAreCaseSensitive() {
        String layout = " V=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=sel; h=from; bh={bh}; b={b}";
        assertThat(Verifying.first(Signer.rsa().with("h", "from").layout(layout).sign(Verifying.MESSAGE))
                        .why())
                .contains("required tag v");
    }

    @Test
    void anUnderscoreInTheSelectorIsTaken() {
        KeyZone zone = new KeyZone().with("my_sel.k1._domainkey.example.com", "p=" + TestKeys.data(TestKeys.rsa(2048)));
        assertThat(Verifying.first(Signer.rsa().with("s", "My_sel.k1").sign(Verifying.MESSAGE), zone)
                        .result())
                .isEqualTo(DkimResult.PASS);
    }

    @Test
    void aNameLongerThanTheDnsAllowsIsNotAskedFor() {
        String label = "a".repeat(60) + ".";
        KeyZone zone = new KeyZone();
        SignatureReport report = Verifying.first(
                Signer.rsa()
                        .with("s", label.repeat(3) + "a")
                        .with("d", label + "example")
                        .sign(Verifying.MESSAGE),
                zone);
        assertThat(report.result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(zone.events).isEmpty();
    }

    @Test
    void tenThousandNamesAreBounded() {
        String names = "from" + ":x".repeat(5_000) + ":from:to".repeat(5_000);
        assertThat(with("h", names).result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void whatTheSignerWroteIsBoundedInReports() {
        SignatureReport report = with("d", "a".repeat(100_000));
        assertThat(report.written().domain()).hasSize(320);
    }
}
