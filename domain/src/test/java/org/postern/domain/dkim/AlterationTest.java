package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may change under a signature, and what may not: RFC 6376 §3.4, §3.7 and §5.4. */
class AlterationTest {
    private static final String MESSAGE = "Received: one\r\nReceived: two\r\nX-Not-Signed: a\r\n"
            + Verifying.MESSAGE.replace("Suzie <", "Suz\u00eb\u00ff <");
    private static final String NAMES = "from:to:subject:received:from:x-none";

    private static String signed(String form) {
        return Signer.rsa().with("c", form).with("h", NAMES).sign(MESSAGE);
    }

    /** Each octet that is signed, changed by one bit in turn or at random, unmakes the signature. */
    @ParameterizedTest
    @CsvSource({"simple/simple", "relaxed/relaxed", "simple/relaxed", "relaxed/simple"})
    void anyChangedOctetOfWhatIsSignedUnmakesIt(String form) {
        String signed = signed(form);
        assertThat(Verifying.result(signed)).isEqualTo(DkimResult.PASS);
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        int unsignedFrom = signed.indexOf("Received: one");
        int unsignedTo = signed.indexOf("Received: two");
        int unsignedField = signed.indexOf("X-Not-Signed");
        for (int at = 0; at < signed.length() - 1; at += form.equals("simple/relaxed") ? 1 : 3) {
            boolean notSigned = at >= unsignedFrom && at < unsignedTo
                    || at >= unsignedField && at < unsignedField + "X-Not-Signed: a\r\n".length();
            char changed = (char) (signed.charAt(at) ^ 1 << random.nextInt(8));
            String altered = signed.substring(0, at) + changed + signed.substring(at + 1);
            boolean white = isWhite(signed.charAt(at)) && isWhite(changed);
            boolean caseOfAName = Character.isLetter(changed) && (changed ^ signed.charAt(at)) == 32;
            boolean padding = signed.charAt(at) == '=' || changed == '=' || signed.charAt(at + 1) == '=';
            if (notSigned || white || caseOfAName || padding) {
                continue;
            }
            assertThat(Verifying.all(altered, KeyZone.standard()).result())
                    .as("octet %s of %s, seed %s: %s", at, form, seed, (int) changed)
                    .isNotEqualTo(DkimResult.PASS);
        }
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t';
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "X-Not-Signed: a ~ X-Not-Signed: b ~ PASS ~ PASS",
                "Received: one ~ Received: eno ~ PASS ~ PASS",
                "Received: two ~ Received: owt ~ FAIL ~ FAIL",
                "Subject: Is ~ subject: Is ~ FAIL ~ PASS",
                "Subject: Is ~ Subject :  Is ~ FAIL ~ PASS",
                "dinner| ready? ~ dinner ready? ~ FAIL ~ PASS",
                "dinner| ready? ~ dinner|\t|  ready? \t ~ FAIL ~ PASS",
                "dinner| ready? ~ dinnerready? ~ FAIL ~ FAIL",
                "dinner| ready? ~ dinner| readY? ~ FAIL ~ FAIL",
                "lost the game.  Are ~ lost the game. Are ~ FAIL ~ PASS",
                "lost the game.  Are ~ lost the game.\t\tAre ~ FAIL ~ PASS",
                "lost the game.  Are ~ lost the game.Are ~ FAIL ~ FAIL",
                "yet?| ~ yet? \t| ~ FAIL ~ PASS",
                "yet?| ~ yet?|| ~ FAIL ~ FAIL",
                "Joe.| ~ Joe. ~ PASS ~ PASS",
                "Joe.| ~ Joe.|||| ~ PASS ~ PASS",
                "Joe.| ~ Joe.| |\t| ~ FAIL ~ PASS",
                "Joe.| ~ Joe.|.| ~ FAIL ~ FAIL",
                "From: Joe ~ From: evil@example.net|From: Joe ~ FAIL ~ FAIL",
                "From: Joe ~ X-None: there|From: Joe ~ FAIL ~ FAIL",
                "From: Joe ~ X-None:|From: Joe ~ FAIL ~ FAIL",
                "From: Joe ~ To: me|From: Joe ~ PASS ~ PASS",
                "Subject: Is ~ Subject: x|Subject: Is ~ PASS ~ PASS",
                "Received: one ~ Received: zero|Received: one ~ PASS ~ PASS",
                "Received: two ~ Received: two|Received: three ~ FAIL ~ FAIL",
            })
    void oneChangeDecides(String before, String after, DkimResult simple, DkimResult relaxed) {
        String from = before.replace("|", "\r\n");
        String to = after.replace("|", "\r\n");
        for (String form : new String[] {"simple/simple", "relaxed/relaxed"}) {
            String signed = signed(form);
            assertThat(signed).contains(from);
            assertThat(Verifying.result(signed.replace(from, to)))
                    .as(form)
                    .isEqualTo(form.startsWith("simple") ? simple : relaxed);
        }
    }

    @Test
    void aSecondSubjectBelowTheSignedOneIsTheOneThatCounts() {
        String signed = signed("relaxed/relaxed");
        assertThat(Verifying.result(signed.replace("\r\n\r\nHi", "\r\nSubject: evil\r\n\r\nHi")))
                .isEqualTo(DkimResult.FAIL);
    }

    @Test
    void aSignatureMayCoverOthersButNeverItself() {
        String inner = new Signer(TestKeys.ED25519).with("s", "ed").sign(Verifying.MESSAGE);
        String outer =
                Signer.rsa().with("h", "from:dkim-signature:dkim-signature").sign(inner);
        assertThat(Verifying.all(outer, KeyZone.standard()).signatures()).allMatch(SignatureReport::passes);
        String damaged = outer.replace("; s=ed;", "; s=ed ;");
        assertThat(damaged).isNotEqualTo(outer);
        assertThat(Verifying.all(
                                damaged.replace(
                                        "c=relaxed/relaxed; d=example.com; s=ed ",
                                        "c=relaxed/simple; " + "d=example.com; s=ed "),
                                KeyZone.standard())
                        .signatures()
                        .getFirst()
                        .result())
                .isEqualTo(DkimResult.FAIL);
        String alone = Signer.rsa().with("h", "from:dkim-signature").sign(Verifying.MESSAGE);
        assertThat(Verifying.result(alone)).isEqualTo(DkimResult.PASS);
        String more = "DKIM-Signature: v=1\r\n" + outer;
        assertThat(Verifying.all(more, KeyZone.standard()).signatures().get(1).result())
                .isEqualTo(DkimResult.FAIL);
    }

    @Test
    void emptyAndMissingBodiesVerify() {
        String head = Verifying.MESSAGE.substring(0, Verifying.MESSAGE.indexOf("\r\n\r\n") + 2);
        for (String form : new String[] {"simple/simple", "relaxed/relaxed"}) {
            String empty = Signer.rsa().with("c", form).sign(head + "\r\n");
            assertThat(Verifying.result(empty)).isEqualTo(DkimResult.PASS);
            assertThat(Verifying.result(empty + "\r\n\r\n")).isEqualTo(DkimResult.PASS);
            assertThat(Verifying.result(empty + "x")).isEqualTo(DkimResult.FAIL);
            assertThat(Verifying.result(empty.substring(0, empty.length() - 2))).isEqualTo(DkimResult.PASS);
            assertThat(Verifying.result(empty.substring(0, empty.length() - 4))).isEqualTo(DkimResult.PASS);
        }
    }

    @Test
    void aBareLineFeedIsAnOctetLikeAnother() {
        String signed = Signer.rsa().sign(Verifying.MESSAGE.replace("hungry", "hun\ngry\r"));
        assertThat(Verifying.result(signed)).isEqualTo(DkimResult.PASS);
        assertThat(Verifying.result(signed.replace("hun\ngry", "hun\r\ngry"))).isEqualTo(DkimResult.FAIL);
        assertThat(Verifying.result(signed.replace("Suzie <suzie@example.net>\r\n", "Suzie <suzie@example.net>\n")))
                .isEqualTo(DkimResult.FAIL);
    }
}
