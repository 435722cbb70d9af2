package org.postern.domain.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.domain.arc.Validating.MESSAGE;
import static org.postern.domain.arc.Validating.ONE;
import static org.postern.domain.arc.Validating.THREE;
import static org.postern.domain.arc.Validating.failsWithoutCrypto;
import static org.postern.domain.arc.Validating.keys;
import static org.postern.domain.arc.Validating.validate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.dkim.KeyZone;
import org.postern.domain.dkim.TestKeys;

/** Chains of every kind: RFC 8617 §5.2. */
class ArcValidatorTest {

    @Test
    void withoutFieldsOfArcThereIsNoChain() {
        assertThat(validate(MESSAGE).result()).isEqualTo(ArcResult.NONE);
        assertThat(validate("X-ARC-Seal: i=1\r\n" + MESSAGE).result()).isEqualTo(ArcResult.NONE);
    }

    @Test
    void aChainOfOnePasses() {
        ArcReport report = validate(ONE);
        assertThat(report.why()).isEqualTo("the last message signature and all seals verify");
        assertThat(report.result()).isEqualTo(ArcResult.PASS);
        assertThat(report.oldestPass()).hasValue(0);
        assertThat(report.sets())
                .containsExactly(new ArcSetReport(
                        1,
                        new Signatory("arc.example", "arc"),
                        new Signatory("arc.example", "arc"),
                        "none",
                        "arc.example; spf=pass",
                        "verified",
                        "verified"));
    }

    @Test
    void aChainOfThreePassesAndAsksForEachKeyOnce() {
        KeyZone zone = keys();
        ArcReport report = validate(THREE, zone);
        assertThat(report.result()).isEqualTo(ArcResult.PASS);
        assertThat(report.sets()).extracting(ArcSetReport::instance).containsExactly(1, 2, 3);
        assertThat(zone.events.stream().filter(event -> event.startsWith("ask")))
                .hasSize(1);
        assertThat(zone.events.getFirst()).startsWith("expect");
    }

    @Test
    void fiftySetsPassAndFiftyOneFail() {
        String message = MESSAGE;
        for (int i = 1; i <= 50; i++) {
            message = Sealer.rsa().seal(message, i, i == 1 ? "none" : "pass");
        }
        assertThat(validate(message).result()).isEqualTo(ArcResult.PASS);
        failsWithoutCrypto(Sealer.rsa().seal(message, 51, "pass"), "more than 50");
    }

    @Test
    void theOldestMessageSignatureThatStillVerifiesIsFound() {
        String edited = Sealer.rsa().seal(ONE.replace("Is dinner", "[list] Is dinner"), 2, "pass");
        String report = Sealer.rsa().seal(edited, 3, "pass");
        assertThat(validate(edited).oldestPass()).hasValue(2);
        assertThat(validate(report).oldestPass()).hasValue(2);
        assertThat(validate(report).result()).isEqualTo(ArcResult.PASS);
        assertThat(validate(report).sets().getFirst().messageSignature()).isEqualTo("signature did not verify");
        String twice = Sealer.rsa().seal(edited.replace("Joe.\r\n", "Joe.\r\n-- \r\nlist\r\n"), 3, "pass");
        assertThat(validate(twice).oldestPass()).hasValue(3);
    }

    @Test
    void aMessageChangedAfterTheLastSealFails() {
        assertThat(validate(THREE.replace("lost", "won")).why())
                .isEqualTo("ARC-Message-Signature i=3: body hash did not verify; the header fields verify");
        assertThat(validate(THREE.replace("Is dinner", "Is lunch")).result()).isEqualTo(ArcResult.FAIL);
    }

    /** Every octet of every field of the chain is sealed, save white space where relaxed does not see it. */
    @Test
    void anyChangedOctetOfTheChainFails() {
        int end = THREE.indexOf("From: Joe");
        int altered = 0;
        for (int at = 0; at < end; at += 7) {
            char octet = THREE.charAt(at);
            char next = THREE.charAt(at + 1);
            char changed = (char) (octet ^ 4);
            boolean harmless = octet == ' ' || octet == '=' || next == '=' || changed == '=' || octet == '\t';
            if (harmless) {
                continue;
            }
            String bad = THREE.substring(0, at) + changed + THREE.substring(at + 1);
            ArcResult result = validate(bad).result();
            boolean first = at < THREE.indexOf("ARC-Message-Signature");
            assertThat(result).as("octet %s %s", at, first).isEqualTo(ArcResult.FAIL);
            altered++;
        }
        assertThat(altered).isGreaterThan(200);
    }

    @Test
    void anEd25519ChainPasses() {
        String one = new Sealer(TestKeys.ED25519).seal(MESSAGE, 1, "none");
        assertThat(validate(Sealer.rsa().seal(one, 2, "pass")).result()).isEqualTo(ArcResult.PASS);
    }

    @Test
    void theNamesOfTheFieldsAreMatchedInAnyCase() {
        String lower = ONE.replace("ARC-Seal:", "arc-seal:")
                .replace("ARC-Authentication-Results:", "Arc-Authentication-Results:");
        assertThat(validate(lower).result()).isEqualTo(ArcResult.PASS);
    }

    @Test
    void aChainThatItsLastSealerFoundBrokenFails() {
        failsWithoutCrypto(Sealer.rsa().seal(ONE, 2, "fail"), "cv=fail");
        failsWithoutCrypto(Sealer.rsa().seal(MESSAGE, 1, "fail"), "cv=fail");
    }

    /** RFC 8617 §4.1.2 asks sealers not to cover them; §5.2 step 4 asks of a validator only that the signature verifies. */
    @ParameterizedTest
    @CsvSource({"arc-authentication-results, spf=pass, spf=fail", "ARC-Message-Signature, d=arc., d=arf."})
    void aMessageSignatureOverFieldsOfTheSetBelowVerifiesAsLongAsTheyStand(String name, String old, String changed) {
        String two =
                Sealer.rsa().message(signer -> signer.with("h", "from:" + name)).seal(ONE, 2, "pass");
        assertThat(validate(two).result()).isEqualTo(ArcResult.PASS);
        int below = two.lastIndexOf(old);
        String touched = two.substring(0, below) + changed + two.substring(below + old.length());
        assertThat(validate(touched).why()).isEqualTo("ARC-Message-Signature i=2: signature did not verify");
    }

    @Test
    void allFailuresOfTheDnsAreFailuresOfTheChain() {
        KeyZone zone = new KeyZone().failing("arc._domainkey.arc.example", "SERVFAIL");
        assertThat(validate(ONE, zone).result()).isEqualTo(ArcResult.FAIL);
        assertThat(validate(ONE, zone).why()).contains("SERVFAIL");
        assertThat(validate(ONE, new KeyZone()).why()).contains("no key");
        KeyZone revoked = new KeyZone().with("arc._domainkey.arc.example", "v=DKIM1; p=");
        assertThat(validate(ONE, revoked).why()).contains("revoked");
    }

    @Test
    void fiftySetsOnTarpittedKeysCostOneQuestion() {
        StringBuilder sets = new StringBuilder();
        KeyZone zone = new KeyZone();
        for (int i = 1; i <= 50; i++) {
            zone.failing("tar" + i + "._domainkey.arc.example", "timeout");
            sets.append("""
                    ARC-Seal: i=%1$d; a=rsa-sha256; cv=%2$s; d=arc.example; s=tar%1$d; b=AAAA\r
                    ARC-Message-Signature: i=%1$d; a=rsa-sha256; d=arc.example; s=tar%1$d; h=from; bh=AAAA; b=AAAA\r
                    ARC-Authentication-Results: i=%1$d; x\r
                    """.formatted(i, i == 1 ? "none" : "pass"));
        }
        ArcReport report = validate(sets + MESSAGE, zone);
        assertThat(report.result()).isEqualTo(ArcResult.FAIL);
        assertThat(report.why()).contains("i=50").contains("timeout");
        assertThat(zone.events.stream().filter(event -> event.startsWith("ask")))
                .hasSize(1);
    }

    @Test
    void noMoreKeysAreAskedForThanAChainMayHaveSets() {
        String message = MESSAGE;
        KeyZone zone = new KeyZone();
        for (int i = 1; i <= 26; i++) {
            String number = Integer.toString(i);
            for (String kind : List.of("m", "s")) {
                zone.with(kind + number + "._domainkey.arc.example", "p=" + TestKeys.data(TestKeys.rsa(2048)));
            }
            message = Sealer.rsa()
                    .message(signer -> signer.with("s", "m" + number))
                    .seal(" i={i}; a={a}; cv={cv}; d=arc.example; s=s" + number + "; b={b}")
                    .seal(message, i, i == 1 ? "none" : "pass");
        }
        ArcReport report = validate(message, zone);
        assertThat(report.result()).isEqualTo(ArcResult.PASS);
        assertThat(report.oldestPass()).hasValue(3);
        assertThat(report.sets().get(1).messageSignature()).contains("more keys");
        assertThat(zone.events.stream().filter(event -> event.startsWith("ask")))
                .hasSize(50);
    }

    /** RFC 8617 Appendix B, without its body: its keys are not published, so only its facts can be read. */
    @Test
    void theExampleOfTheTextIsReadAndItsKeysAreMissing() {
        String message = """
                ARC-Seal: i=3; a=rsa-sha256; cv=pass; d=clochette.example.org; s=
                        clochette; t=12345; b=CU87XzXlNlk5X/yW4l73UvPUcP9ivwYWxyBWcVrRs7
                        +HPx3K05nJhny2fvymbReAmOA9GTH/y+k9kEc59hAKVg==
                ARC-Message-Signature: i=3; a=rsa-sha256; c=relaxed/relaxed; d=
                        clochette.example.org; h=message-id:date:from:to:subject; s=
                        clochette; t=12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZY
                        LQ=; b=o71vwyLsK+Wm4cOSlirXoRwzEvi0vqIjd/2/GkYFYlSd/GGfKzkAgPqxf
                        K7ccBMP7Zjb/mpeggswHjEMS8x5NQ==
                ARC-Authentication-Results: i=3; clochette.example.org; spf=fail
                    smtp.from=jqd@d1.example; dkim=fail (512-bit key)
                    header.i=@d1.example; dmarc=fail; arc=pass (as.2.gmail.example=pass)
                ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=gmail.example; s=20120806; t=
                        12345; b=Zpukh/kJL4Q7Kv391FKwTepgS56dgHIcdhhJZjsalhqkFIQQAJ4T9BE
                        8jjLXWpRNuh81yqnT1/jHn086RwezGw==
                ARC-Message-Signature: i=2; a=rsa-sha256; c=relaxed/relaxed; d=
                        gmail.example; h=message-id:date:from:to:subject; s=20120806; t=
                        12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZYLQ=; b=CVoG44
                        cVZvoSs2mMig2wwqPaJ4OZS5XGMCegWqQs1wvRZJS894tJM0xO1RJLgCPsBOxdA5
                        9WSqI9s9DfyKDfWg==
                ARC-Authentication-Results: i=2; gmail.example; spf=fail
                    smtp.from=jqd@d1.example; dkim=fail (512-bit key)
                ARC-Seal: i=1; a=rsa-sha256; cv=none; d=lists.example.org; s=dk-lists;
                         t=12345; b=TlCCKzgk3TrAa+G77gYYO8Fxk4q/Ml0biqduZJeOYh6+0zhwQ8u/
                        lHxLi21pxu347isLSuNtvIagIvAQna9a5A==
                ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=
                        lists.example.org; h=message-id:date:from:to:subject; s=
                        dk-lists; t=12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZYL
                        Q=; b=DsoD3n3hiwlrN1ma8IZQFgZx8EDO7Wah3hUjIEsYKuShRKYB4LwGUiKD5Y
                        yHgcIwGHhSc/4+ewYqHMWDnuFxiQ==
                ARC-Authentication-Results: i=1; lists.example.org; spf=pass
                    smtp.mfrom=jqd@d1.example; dkim=pass (512-bit key)
                    header.i=@d1.example; dmarc=pass
                """.replace("\n", "\r\n") + MESSAGE;
        ArcReport report = validate(message);
        assertThat(report.result()).isEqualTo(ArcResult.FAIL);
        assertThat(report.why())
                .contains("ARC-Message-Signature i=3")
                .contains("clochette._domainkey.clochette.example.org");
        assertThat(report.sets())
                .extracting(ArcSetReport::sealer)
                .containsExactly(
                        new Signatory("lists.example.org", "dk-lists"),
                        new Signatory("gmail.example", "20120806"),
                        new Signatory("clochette.example.org", "clochette"));
        assertThat(report.sets().getFirst().authenticationResults())
                .startsWith("lists.example.org; spf=pass")
                .endsWith("dmarc=pass");
        assertThat(report.sets()).extracting(ArcSetReport::chainStatus).containsExactly("none", "pass", "pass");
    }
}
