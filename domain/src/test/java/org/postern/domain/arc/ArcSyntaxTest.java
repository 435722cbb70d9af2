package org.postern.domain.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.domain.arc.Validating.MESSAGE;
import static org.postern.domain.arc.Validating.ONE;
import static org.postern.domain.arc.Validating.THREE;
import static org.postern.domain.arc.Validating.failsWithoutCrypto;
import static org.postern.domain.arc.Validating.validate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.dkim.Reference;

/** What the fields of a chain must look like: RFC 8617 §4.1. */
class ArcSyntaxTest {

    @ParameterizedTest
    @CsvSource({"1, pass", "1, ''", "1, nonesuch", "2, none", "2, ''", "2, passed", "2, fail"})
    void everyChainStatusMustBeTheOneOfItsPlace(int instance, String status) {
        String message = instance == 1
                ? Sealer.rsa().seal(MESSAGE, 1, status)
                : Sealer.rsa().seal(ONE, 2, status);
        failsWithoutCrypto(Sealer.rsa().seal(message, instance + 1, "pass"), "cv= of i=" + instance);
    }

    @Test
    void aSealWithoutStatusFails() {
        failsWithoutCrypto(
                Sealer.rsa().seal(" i={i}; a={a}; d=arc.example; s={s}; b={b}").seal(MESSAGE, 1, "none"), "cv=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "NONE", "none (first)", "(c) none", " none\r\n "})
    void theStatusIsAWordInAnyCaseWithCommentsAroundIt(String status) {
        assertThat(validate(Sealer.rsa().seal(MESSAGE, 1, status)).result()).isEqualTo(ArcResult.PASS);
    }

    @Test
    void gapsAndRepetitionsFail() {
        failsWithoutCrypto(Sealer.rsa().seal(ONE, 3, "pass"), "i=2");
        failsWithoutCrypto(Sealer.rsa().seal(MESSAGE, 2, "pass"), "i=1");
        failsWithoutCrypto(Sealer.rsa().seal(ONE, 1, "none"), "i=2");
        failsWithoutCrypto(THREE.replace("ARC-Seal: i=2", "ARC-Seal: i=3"), "ARC-Seal with i=2");
        failsWithoutCrypto(
                THREE.replace("ARC-Authentication-Results: i=1", "ARC-Authentication-Results: i=4"),
                "ARC-Authentication-Results with i=1");
    }

    @Test
    void aMissingOrDoubledFieldFails() {
        for (String name : List.of("ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results")) {
            String field = Reference.fields(ONE).stream()
                    .filter(candidate -> candidate.startsWith(name + ":"))
                    .findFirst()
                    .orElseThrow();
            failsWithoutCrypto(ONE.replace(field + "\r\n", ""), "one each");
            failsWithoutCrypto(field + "\r\n" + ONE, "one each");
        }
        failsWithoutCrypto("ARC-Seal: i=1\r\n" + MESSAGE, "one each");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "51", "99", "001", "-1", "+1", "1.0", "1 1", "one", "", "1x", "(1)", "\u0661"})
    void anInstanceIsANumberFromOneToFifty(String instance) {
        String aar = Sealer.rsa().results(" i=" + instance + "; x").seal(MESSAGE, 1, "none");
        failsWithoutCrypto(aar, "ARC-Authentication-Results with i=1");
        String ams = Sealer.rsa().message(signer -> signer.with("i", instance)).seal(MESSAGE, 1, "none");
        failsWithoutCrypto(ams, "ARC-Message-Signature with i=1");
        String seal = Sealer.rsa()
                .seal(" i=" + instance + "; a={a}; cv={cv}; d=arc.example; s={s}; b={b}")
                .seal(MESSAGE, 1, "none");
        failsWithoutCrypto(seal, "ARC-Seal with i=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " i=1; x",
                "i=1;x",
                " i = 1 ; x",
                " (a (b) \\) ) i (c) = (d) 1 (e) ; x",
                "\r\n i=1\r\n ; x",
                " i=01; x"
            })
    void theInstanceOfTheResultsMayHaveCommentsAround(String value) {
        ArcReport report = validate(Sealer.rsa().results(value).seal(MESSAGE, 1, "none"));
        assertThat(report.result()).isEqualTo(ArcResult.PASS);
        assertThat(report.sets().getFirst().authenticationResults()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {" i=1 x", " i=1", " I=1; x", " x; i=1;", " ii=1; x", " 1; x", "", " (i=1; x", " i=1 (; x"})
    void resultsThatDoNotBeginWithTheInstanceFail(String value) {
        failsWithoutCrypto(Sealer.rsa().results(value).seal(MESSAGE, 1, "none"), "ARC-Authentication-Results with i=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "cv={cv}; a={a}; d=arc.example; s={s}; b={b}; i=1; ~ PASS ~ verify",
                "i=1 (x); a={a}; cv={cv}; d=arc.example; s={s}; b={b} ~ PASS ~ verify",
                "i=1; a={a}; cv={cv}; d=arc.example; s={s}; t=x; unknown=y; b={b} ~ PASS ~ verify",
                "i=1; a={a}; cv={cv}; d=ARC.Example; s={s}; b = {b}; ~ PASS ~ verify",
                "i=1; a={a}; cv={cv}; d=arc.example; s={s}; h=from; b={b} ~ FAIL ~ no h=",
                "i=1; a={a}; cv={cv}; d=arc.example; s={s}; h=; b={b} ~ FAIL ~ no h=",
                "i=1; a=rsa-sha1; cv={cv}; d=arc.example; s={s}; b={b} ~ FAIL ~ rsa-sha1",
                "i=1; a=rsa-sha512; cv={cv}; d=arc.example; s={s}; b={b} ~ FAIL ~ a=",
                "i=1; cv={cv}; d=arc.example; s={s}; b={b} ~ FAIL ~ required tag a",
                "i=1; a={a}; cv={cv}; s={s}; b={b} ~ FAIL ~ required tag d",
                "i=1; a={a}; cv={cv}; d=arc.example; b={b} ~ FAIL ~ required tag s",
                "i=1; a={a}; cv={cv}; d=arc.example; s={s} ~ FAIL ~ required tag b",
                "i=1; a={a}; cv={cv}; d=arc.example; s={s}; b= ~ FAIL ~ b= is not base64",
                "i=1; a={a}; cv={cv}; d=arc.example; d=arc.example; s={s}; b={b} ~ FAIL ~ ARC-Seal with i=1",
                "a={a}; cv={cv}; d=arc.example; s={s}; b={b} ~ FAIL ~ ARC-Seal with i=1",
            })
    void oneSealDecides(String value, ArcResult result, String why) {
        ArcReport report = validate(Sealer.rsa().seal(" " + value).seal(MESSAGE, 1, "none"));
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "v ~ 1 ~ PASS ~ verify",
                "v ~ 7 ~ PASS ~ verify",
                "c ~ simple/simple ~ PASS ~ verify",
                "c ~ relaxed ~ PASS ~ verify",
                "h ~ from:dkim-signature ~ PASS ~ verify",
                "h ~ from:authentication-results ~ PASS ~ verify",
                "h ~ to:subject ~ FAIL ~ From field not signed",
                "h ~ from:arc-seal ~ FAIL ~ cover an ARC-Seal",
                "h ~ from:ARC-Seal ~ FAIL ~ cover an ARC-Seal",
                "h ~ from:ARC-Message-Signature ~ PASS ~ verify",
                "h ~ from:arc-authentication-results ~ FAIL ~ signature did not verify",
                "a ~ rsa-sha1 ~ FAIL ~ rsa-sha1",
                "bh ~ AAAA ~ FAIL ~ body hash",
                "b ~ AAAA ~ FAIL ~ signature did not verify",
                "s ~ gone ~ FAIL ~ no key for signature",
                "x ~ 1 ~ FAIL ~ expired",
                "l ~ 5 ~ FAIL ~ unsigned content",
            })
    void oneTagOfTheMessageSignatureDecides(String tag, String value, ArcResult result, String why) {
        ArcReport report =
                validate(Sealer.rsa().message(signer -> signer.with(tag, value)).seal(MESSAGE, 1, "none"));
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
    }

    @Test
    void unendingCommentsCostLittle() {
        String comment = "(".repeat(500_000);
        failsWithoutCrypto(
                "ARC-Seal: i=" + comment + "\r\nARC-Message-Signature: i=1\r\n" + "ARC-Authentication-Results: "
                        + comment + "\r\n" + MESSAGE,
                "ARC-Authentication-Results");
        failsWithoutCrypto(
                "ARC-Seal: i=" + comment + "\r\nARC-Message-Signature: i=1\r\n" + "ARC-Authentication-Results: i=1;\r\n"
                        + MESSAGE,
                "ARC-Seal with i=1");
    }
}
