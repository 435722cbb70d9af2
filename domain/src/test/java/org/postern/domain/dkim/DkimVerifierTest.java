package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.domain.dkim.Verifying.MESSAGE;
import static org.postern.domain.dkim.Verifying.all;
import static org.postern.domain.dkim.Verifying.first;
import static org.postern.domain.dkim.Verifying.result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole messages through the verifier: RFC 6376 §6. */
class DkimVerifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple/simple",
                "simple/relaxed",
                "relaxed/simple",
                "relaxed/relaxed",
                "simple",
                "relaxed",
                "Relaxed/SIMPLE"
            })
    void everyCanonicalizationVerifies(String form) {
        assertThat(result(Signer.rsa().with("c", form).sign(MESSAGE))).isEqualTo(DkimResult.PASS);
        assertThat(result(new Signer(TestKeys.ED25519)
                        .with("s", "ed")
                        .with("c", form)
                        .sign(MESSAGE)))
                .isEqualTo(DkimResult.PASS);
    }

    @Test
    void theDefaultCanonicalizationIsSimpleForBoth() {
        assertThat(result(Signer.rsa().without("c").sign(MESSAGE))).isEqualTo(DkimResult.PASS);
        assertThat(result(Signer.rsa().without("c").sign(MESSAGE).replace("game.  Are", "game. Are")))
                .isEqualTo(DkimResult.FAIL);
    }

    @Test
    void aPassSaysWhoseItIs() {
        SignatureReport report =
                first(Signer.rsa().with("i", "joe=40x@mail.Example.com").sign(MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.PASS);
        assertThat(report.signingDomain().orElseThrow().text()).isEqualTo("example.com");
        assertThat(report.identifier().orElseThrow().toString()).isEqualTo("joe@x@mail.example.com");
        assertThat(report.written().selector()).isEqualTo("sel");
        assertThat(report.written().algorithm()).isEqualTo("rsa-sha256");
        assertThat(report.written().identifier()).isEqualTo("joe=40x@mail.Example.com");
        assertThat(report.written().signaturePrefix()).hasSize(8);
        assertThat(report.key()).isEqualTo(new KeyFacts(2048, false, false));
        assertThat(report.coverage().orElseThrow().appended()).isZero();
        assertThat(report.limited()).isFalse();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aMessageWithoutSignatureIsNone() {
        assertThat(all(MESSAGE, KeyZone.standard()).result()).isEqualTo(DkimResult.NONE);
        assertThat(all(MESSAGE, KeyZone.standard()).signatures()).isEmpty();
        assertThat(all("", KeyZone.standard()).result()).isEqualTo(DkimResult.NONE);
    }

    @Test
    void signaturesStandOnTheirOwnMeritsTopmostFirst() {
        String signed = Signer.rsa()
                .with("s", "gone")
                .sign(new Signer(TestKeys.ED25519).with("s", "ed").sign(MESSAGE));
        DkimReport report = all(signed, KeyZone.standard());
        assertThat(report.signatures())
                .extracting(SignatureReport::result)
                .containsExactly(DkimResult.PERMERROR, DkimResult.PASS);
        assertThat(report.result()).isEqualTo(DkimResult.PASS);
        assertThat(report.provenDomains()).singleElement().hasToString("example.com");
    }

    @Test
    void allKeysAreExpectedBeforeAnyIsAsked() {
        KeyZone zone = KeyZone.standard();
        all(Signer.rsa().sign(new Signer(TestKeys.ED25519).with("s", "ed").sign(MESSAGE)), zone);
        assertThat(zone.events)
                .containsExactly(
                        "expect sel._domainkey.example.com",
                        "expect ed._domainkey.example.com",
                        "ask sel._domainkey.example.com",
                        "ask ed._domainkey.example.com");
    }

    @Test
    void ofAHundredSignaturesTheTopmostEightAreVerified() {
        String signed = MESSAGE;
        for (int i = 0; i < 100; i++) {
            signed = Signer.rsa().with("s", "sel").with("t", "" + i).sign(signed);
        }
        KeyZone zone = KeyZone.standard();
        DkimReport report = all(signed, zone);
        assertThat(report.signatures()).hasSize(100);
        assertThat(report.signatures().subList(0, 8)).allMatch(SignatureReport::passes);
        assertThat(report.signatures().subList(8, 100))
                .allMatch(signature -> signature.result() == DkimResult.POLICY
                        && signature.why().contains("more than 8"));
        assertThat(zone.events).hasSize(16);
    }

    @Test
    void unreadableSignaturesDoNotCrowdOutTheOthers() {
        String signed = "DKIM-Signature: v=1\r\n".repeat(50) + Signer.rsa().sign(MESSAGE);
        assertThat(all(signed, KeyZone.standard()).result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void aHundredTarpittedKeysCostEightQuestionsAndAreTemporary() {
        String signed = MESSAGE;
        KeyZone zone = new KeyZone();
        for (int i = 0; i < 100; i++) {
            signed = Signer.rsa().with("s", "tar" + i).sign(signed);
            zone.failing("tar" + i + "._domainkey.example.com", "timeout");
        }
        DkimReport report = all(signed, zone);
        assertThat(report.result()).isEqualTo(DkimResult.TEMPERROR);
        assertThat(report.signatures().getFirst().why()).contains("timeout").contains("tar99._domainkey.example.com");
        assertThat(zone.events.stream().filter(event -> event.startsWith("ask")))
                .hasSize(8);
    }

    @Test
    void noQuestionIsAskedForWhatCannotBeRead() {
        KeyZone zone = KeyZone.standard();
        all(Signer.rsa().with("a", "rsa-sha1").sign(MESSAGE), zone);
        assertThat(zone.events).isEmpty();
    }

    @Test
    void prefixesOfTheSignatureGrowUntilTheyDiffer() {
        String signed = "DKIM-Signature: b=AAAAAAAABBBB\r\nDKIM-Signature: b=AAAA AAAACCCC\r\n" + MESSAGE;
        assertThat(all(signed, KeyZone.standard()).signatures())
                .extracting(report -> report.written().signaturePrefix())
                .containsExactly("AAAAAAAABBBB", "AAAAAAAACCCC");
    }

    @Test
    void theNameOfTheFieldIsMatchedInAnyCase() {
        for (String name : new String[] {"dkim-signature", "Dkim-Signature", "DKIM-SIGNATURE"}) {
            for (String form : new String[] {"simple/simple", "relaxed/relaxed"}) {
                assertThat(result(Signer.rsa().named(name).with("c", form).sign(MESSAGE)))
                        .isEqualTo(DkimResult.PASS);
            }
        }
    }

    @Test
    void foldingAnywhereTheSyntaxAllowsVerifies() {
        String layout =
                "\r\n v = 1 ;\r\n\ta=rsa-sha256;d\t=\r\n example.com; s=sel; \r\n h = from \r\n : to :\tsubject;"
                        + " q=dns/txt : x-http; c={c};\r\n bh=\r\n {bh} ;\r\n b=\r\n {b}\r\n ;\r\n n=behind ";
        for (String form : new String[] {"simple/simple", "relaxed/relaxed"}) {
            String signed = Signer.rsa()
                    .with("c", form)
                    .with("h", "from:to:subject")
                    .layout(layout.replace("{c}", form))
                    .sign(MESSAGE);
            assertThat(first(signed).why()).isEqualTo("signature verified");
            String folded = signed.replaceFirst("b=\r\n ([A-Za-z0-9+/]{20})([A-Za-z0-9+/]{20})", "b=\r\n $1\r\n\t $2 ");
            assertThat(folded).isNotEqualTo(signed);
            assertThat(result(folded)).isEqualTo(DkimResult.PASS);
        }
    }

    @Test
    void tagsWhoseNamesEndWithBAreNotTheSignature() {
        String layout = " xb=b=AAAA; v=1; a=rsa-sha256; c=simple/simple; d=example.com; s=sel; h=from:to:subject;"
                + " bh={bh}; b={b}; bb=BBBB; _b=no";
        Signer signer = Signer.rsa().with("c", "simple/simple");
        assertThat(result(signer.layout(layout.replace("; _b=no", "")).sign(MESSAGE)))
                .isEqualTo(DkimResult.PASS);
        assertThat(result(signer.layout(layout).sign(MESSAGE))).isEqualTo(DkimResult.NEUTRAL);
        String signed = signer.layout(layout.replace("; _b=no", "")).sign(MESSAGE);
        assertThat(result(signed.replace("bb=BBBB", "bb=BBBA"))).isEqualTo(DkimResult.FAIL);
        assertThat(result(signed.replace("xb=b=AAAA", "xb=b=AAAB"))).isEqualTo(DkimResult.FAIL);
    }

    @Test
    void theSignatureMayStandFirstOrInTheMiddle() {
        String rest = "v=1; a=rsa-sha256; c=simple; d=example.com; s=sel; h=from:to:subject; bh={bh}";
        assertThat(result(
                        Signer.rsa().with("c", "simple").layout("b={b};" + rest).sign(MESSAGE)))
                .isEqualTo(DkimResult.PASS);
        assertThat(result(Signer.rsa()
                        .with("c", "simple")
                        .layout(rest + ";b = {b} ;t=1;")
                        .sign(MESSAGE)))
                .isEqualTo(DkimResult.PASS);
    }

    @Test
    void unsignedOctetsBehindTheLimitAreNeverAPass() {
        Signer signer = Signer.rsa().with("c", "relaxed/simple").with("l", "5");
        SignatureReport report = first(signer.sign(MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.POLICY);
        assertThat(report.limited()).isTrue();
        assertThat(report.coverage().orElseThrow()).isEqualTo(new BodyCoverage(5, 55 - 5));
        assertThat(report.why()).contains("50 octets");
        assertThat(report.notes()).anyMatch(note -> note.contains("l="));
        assertThat(first(signer.with("l", "0").sign(MESSAGE)).why()).contains("55 octets");
    }

    @Test
    void aLimitThatIsTheWholeBodyPassesAndIsReported() {
        String signed = Signer.rsa().with("c", "relaxed/simple").with("l", "55").sign(MESSAGE);
        assertThat(first(signed).result()).isEqualTo(DkimResult.PASS);
        assertThat(first(signed).limited()).isTrue();
        assertThat(result(signed + "\r\n\r\n")).isEqualTo(DkimResult.PASS);
        assertThat(result(signed + "more\r\n")).isEqualTo(DkimResult.POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"56", "999999999999999999", "99999999999999999999", "9223372036854775808"})
    void aLimitBeyondTheBodyIsAnError(String limit) {
        SignatureReport report =
                first(Signer.rsa().with("c", "relaxed/simple").with("l", limit).sign(MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(report.why()).contains("l= is larger");
    }

    @Test
    void anExpiredSignatureIsNotAcceptable() {
        long now = Verifying.NOW.getEpochSecond();
        assertThat(result(Signer.rsa().with("x", "" + now).sign(MESSAGE))).isEqualTo(DkimResult.PASS);
        SignatureReport late =
                first(Signer.rsa().with("t", "1").with("x", "" + (now - 1)).sign(MESSAGE));
        assertThat(late.result()).isEqualTo(DkimResult.POLICY);
        assertThat(late.why()).contains("expired");
        assertThat(result(Signer.rsa().with("x", "9999999999999").sign(MESSAGE)))
                .isEqualTo(DkimResult.PASS);
    }

    @Test
    void aSignatureFromTheFutureIsNoted() {
        String later = "" + (Verifying.NOW.getEpochSecond() + 1);
        SignatureReport report = first(Signer.rsa().with("t", later).sign(MESSAGE));
        assertThat(report.result()).isEqualTo(DkimResult.PASS);
        assertThat(report.notes()).containsExactly("t= is in the future");
    }

    @Test
    void aChangedBodySaysThatTheHeaderFieldsStillVerify() {
        String signed = Signer.rsa().sign(MESSAGE);
        assertThat(first(signed.replace("lost", "won ")).why())
                .isEqualTo("body hash did not verify; the header fields verify");
        assertThat(first(signed.replace("Is dinner", "Is supper")).why()).isEqualTo("signature did not verify");
    }

    @Test
    void aHeaderSectionTooLargeToReadIsNotJudged() {
        String signed = Signer.rsa().sign("X: y\r\n".repeat(2_100) + MESSAGE);
        SignatureReport report = first(signed);
        assertThat(report.result()).isEqualTo(DkimResult.POLICY);
        assertThat(report.why()).contains("header section");
    }

    @Test
    void internationalNamesAreAskedForAsALabels() {
        String utf8 = new String(
                "b\u00fccher.example".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        String selector = new String(
                "s\u00e9l".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        KeyZone zone = new KeyZone()
                .with("xn--sl-bja._domainkey.xn--bcher-kva.example", "p=" + TestKeys.data(TestKeys.rsa(2048)));
        String signed = Signer.rsa()
                .with("d", utf8)
                .with("s", selector)
                .with("i", selector + "@mail." + utf8)
                .sign(MESSAGE);
        SignatureReport report = first(signed, zone);
        assertThat(report.why()).isEqualTo("signature verified");
        assertThat(report.signingDomain().orElseThrow()).hasToString("xn--bcher-kva.example");
        assertThat(report.identifier().orElseThrow()).hasToString("s\u00e9l@mail.xn--bcher-kva.example");
        assertThat(report.written().domain()).isEqualTo("b\u00fccher.example");
        String mixed = Signer.rsa()
                .with("d", "XN--bcher-kva.Example")
                .with("s", "xn--sl-bja")
                .with("i", "@" + utf8)
                .sign(MESSAGE);
        assertThat(first(mixed, zone).result()).isEqualTo(DkimResult.PASS);
    }
}
