package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key records and keys: RFC 6376 §3.6.1 and §6.1.2, RFC 8301 §3.2, RFC 8463 §4.2. */
class KeyRecordTest {
    private static final String NAME = "sel._domainkey.example.com";
    private static final String RSA = TestKeys.data(TestKeys.rsa(2048));
    private static final String ED25519 = TestKeys.data(TestKeys.ED25519);
    private static final String SIGNED = Signer.rsa().sign(Verifying.MESSAGE);
    private static final String ED_SIGNED = new Signer(TestKeys.ED25519).sign(Verifying.MESSAGE);

    /** In a record {@code @} stands for the RSA key and {@code #} for the Ed25519 key: neither is a base64 digit. */
    private static SignatureReport with(String signed, String record) {
        return Verifying.first(
                signed, new KeyZone().with(NAME, record.replace("@", RSA).replace("#", ED25519)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "p=@ ~ PASS ~ verified",
                "v=DKIM1;p=@ ~ PASS ~ verified",
                "' v = DKIM1 ; k = rsa ; p = @ ; ' ~ PASS ~ verified",
                "v=DKIM1; k=Rsa; p=@ ~ PASS ~ verified",
                "v=DKIM1; h=sha256; p=@ ~ PASS ~ verified",
                "v=DKIM1; h=sha1 : sha256; p=@ ~ PASS ~ verified",
                "v=DKIM1; h=sha1:x-new:SHA256; p=@ ~ PASS ~ verified",
                "v=DKIM1; s=email; p=@ ~ PASS ~ verified",
                "v=DKIM1; s=tlsrpt:*; p=@ ~ PASS ~ verified",
                "v=DKIM1; s=tlsrpt : email; p=@ ~ PASS ~ verified",
                "v=DKIM1; t=x:y:s; p=@ ~ PASS ~ verified",
                "v=DKIM1; t=; p=@ ~ PASS ~ verified",
                "v=DKIM1; n=a note=20here; p=@ ~ PASS ~ verified",
                "v=DKIM1; g=nobody; p=@ ~ PASS ~ verified",
                "v=DKIM1; g=; x=y; future=1; p=@ ~ PASS ~ verified",
                "p=@; k=rsa; t=s ~ PASS ~ verified",
                "v=DKIM2; p=@ ~ PERMERROR ~ v= is not DKIM1",
                "v=DKIM1.0; p=@ ~ PERMERROR ~ v= is not DKIM1",
                "v=dkim1; p=@ ~ PERMERROR ~ v= is not DKIM1",
                "v=; p=@ ~ PERMERROR ~ v= is not DKIM1",
                "k=rsa; v=DKIM1; p=@ ~ PERMERROR ~ not its first tag",
                "v=DKIM1; k=rsa ~ PERMERROR ~ no p=",
                "v=DKIM1; P=@ ~ PERMERROR ~ no p=",
                "v=DKIM1; p= ~ PERMERROR ~ key revoked",
                "v=DKIM1; p ~ PERMERROR ~ key syntax error",
                "v=DKIM1; p=@; p=@ ~ PERMERROR ~ stands twice",
                "v=DKIM1;; p=@ ~ PERMERROR ~ key syntax error",
                "v=DKIM1 p=@ ~ PERMERROR ~ v= is not DKIM1",
                "v=spf1 include:example.net -all ~ PERMERROR ~ v= is not DKIM1",
                "some text ~ PERMERROR ~ key syntax error",
                "'' ~ PERMERROR ~ key syntax error",
                "v=DKIM1; h=sha1; p=@ ~ PERMERROR ~ inappropriate hash",
                "v=DKIM1; h=; p=@ ~ PERMERROR ~ inappropriate hash",
                "v=DKIM1; h=sha256x; p=@ ~ PERMERROR ~ inappropriate hash",
                "v=DKIM1; s=tlsrpt; p=@ ~ PERMERROR ~ not for email",
                "v=DKIM1; s=; p=@ ~ PERMERROR ~ not for email",
                "v=DKIM1; k=ed25519; p=@ ~ PERMERROR ~ inappropriate key algorithm",
                "v=DKIM1; k=; p=@ ~ PERMERROR ~ inappropriate key algorithm",
                "v=DKIM1; k=dsa; p=@ ~ PERMERROR ~ inappropriate key algorithm",
                "v=DKIM1; p=# ~ PERMERROR ~ not an RSA public key",
                "v=DKIM1; p=@@ ~ PERMERROR ~ not an RSA public key",
                "v=DKIM1; p=## ~ PERMERROR ~ p= is not base64",
                "v=DKIM1; p=!@ ~ PERMERROR ~ p= is not base64",
                "v=DKIM1; p=MAA= ~ PERMERROR ~ not an RSA public key",
                "v=DKIM1; p=AAAA ~ PERMERROR ~ not an RSA public key",
            })
    void oneRecordDecides(String record, DkimResult result, String why) {
        SignatureReport report = with(SIGNED, record);
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "v=DKIM1; k=ed25519; p=# ~ PASS ~ verified",
                "v=DKIM1; k=Ed25519; h=sha256; p=# ~ PASS ~ verified",
                "v=DKIM1; p=# ~ PERMERROR ~ inappropriate key algorithm",
                "v=DKIM1; k=ed25519; p=@ ~ PERMERROR ~ 32 octets",
                "v=DKIM1; k=ed25519; p=AAAA ~ PERMERROR ~ 32 octets, this one 3",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHUQ== ~ PERMERROR ~ this one 31",
                "v=DKIM1; k=ed25519; p=MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= ~ PERMERROR ~ 44",
                "v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ~ FAIL ~ did not verify",
                "v=DKIM1; k=ed25519; p=AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ~ FAIL ~ did not verify",
                "v=DKIM1; k=ed25519; p=//////////////////////////////////////////8= ~ FAIL ~ did not verify",
            })
    void oneEd25519RecordDecides(String record, DkimResult result, String why) {
        SignatureReport report = with(ED_SIGNED, record);
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
    }

    @Test
    void aKeyMayBeTheBareRsaPublicKeyOfTheText() {
        String record = "v=DKIM1; p=" + TestKeys.bareData(TestKeys.rsa(2048));
        assertThat(with(SIGNED, record).result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void whiteSpaceInTheKeyIsNoPartOfIt() {
        String spaced = RSA.replaceAll("(.{60})", "$1 ").replaceFirst(" ", "\r\n\t");
        assertThat(with(SIGNED, "v=DKIM1; p= " + spaced).result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void testingIsReported() {
        SignatureReport report = with(SIGNED, "v=DKIM1; t=y; p=@");
        assertThat(report.key()).isEqualTo(new KeyFacts(2048, true, false));
        assertThat(report.notes()).anyMatch(note -> note.contains("t=y"));
    }

    @Test
    void aStrictKeyWantsTheIdentifierInTheSigningDomainItself() {
        String record = "v=DKIM1; t=s; p=@";
        String within = Signer.rsa().with("i", "joe@EXAMPLE.com").sign(Verifying.MESSAGE);
        String below = Signer.rsa().with("i", "joe@mail.example.com").sign(Verifying.MESSAGE);
        assertThat(with(SIGNED, record).result()).isEqualTo(DkimResult.PASS);
        assertThat(with(within, record).result()).isEqualTo(DkimResult.PASS);
        assertThat(with(below, record).result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(with(below, record).why()).contains("t=s");
        assertThat(with(below, "v=DKIM1; p=@").result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void ofSeveralRecordsTheOneThatVerifiesCounts() {
        KeyZone zone = new KeyZone()
                .with(NAME, "v=spf1 -all")
                .with(NAME, "v=DKIM1; p=" + TestKeys.data(TestKeys.rsa(1024)))
                .with(NAME, "v=DKIM1; p=")
                .with(NAME, "v=DKIM1; p=" + RSA);
        assertThat(Verifying.first(SIGNED, zone).result()).isEqualTo(DkimResult.PASS);
    }

    @Test
    void ofSeveralRecordsThatDoNotVerifyTheTriedKeyIsReported() {
        KeyZone zone =
                new KeyZone().with(NAME, "v=DKIM1; p=").with(NAME, "v=DKIM1; p=" + TestKeys.data(TestKeys.rsa(1024)));
        SignatureReport report = Verifying.first(SIGNED, zone);
        assertThat(report.result()).isEqualTo(DkimResult.FAIL);
        assertThat(report.key().bits()).isEqualTo(1024);
    }

    @Test
    void onlyAFewOfManyRecordsAreTried() {
        KeyZone zone = new KeyZone();
        for (int i = 0; i < 1_000; i++) {
            zone.with(NAME, "v=DKIM1; p=");
        }
        zone.with(NAME, "v=DKIM1; p=" + RSA);
        assertThat(Verifying.first(SIGNED, zone).why()).contains("revoked");
    }

    @ParameterizedTest
    @CsvSource({"512, POLICY, 512 bits", "1016, POLICY, 1016 bits", "1024, PASS, verified", "4096, PASS, verified"})
    void keysFrom1024To4096BitsVerify(int bits, DkimResult result, String why) {
        KeyPair key = TestKeys.rsa(bits);
        SignatureReport report = with(new Signer(key).sign(Verifying.MESSAGE), "p=" + TestKeys.data(key));
        assertThat(report.why()).contains(why);
        assertThat(report.result()).isEqualTo(result);
        assertThat(report.notes().stream().anyMatch(note -> note.contains("advised")))
                .isEqualTo(bits == 1024);
    }

    @ParameterizedTest
    @CsvSource({"1023, 65537", "4097, 65537", "16384, 65537", "100000, 3", "2048, 1", "2048, 0", "2048, 65536"})
    void numbersThatNoAcceptableKeyHasAreNotTried(int bits, long exponent) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        SignatureReport report = with(SIGNED, "p=" + bare(modulus, BigInteger.valueOf(exponent)));
        assertThat(report.result()).isEqualTo(DkimResult.POLICY);
        assertThat(report.key().bits()).isZero();
    }

    @Test
    void hugeExponentsAndEvenModuliAreNotTried() {
        BigInteger odd = BigInteger.ONE.shiftLeft(4095).setBit(0);
        assertThat(with(SIGNED, "p=" + bare(odd, BigInteger.ONE.shiftLeft(4096).subtract(BigInteger.ONE)))
                        .why())
                .contains("exponent");
        assertThat(with(SIGNED, "p=" + bare(odd, BigInteger.ONE.shiftLeft(64).setBit(0)))
                        .why())
                .contains("exponent");
        assertThat(with(SIGNED, "p=" + bare(odd.clearBit(0), BigInteger.valueOf(3)))
                        .why())
                .contains("modulus");
        assertThat(with(SIGNED, "p=" + bare(odd, BigInteger.ONE.shiftLeft(63).setBit(0)))
                        .why())
                .isEqualTo("signature did not verify");
    }

    @Test
    void textsOf64KilobytesAreJudgedLikeOthers() {
        assertThat(with(SIGNED, "v=DKIM1; n=" + "x".repeat(64_000) + "; p=@").result())
                .isEqualTo(DkimResult.PASS);
        assertThat(with(SIGNED, "v=DKIM1; p=" + "A".repeat(64_000)).result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(with(SIGNED, "v=DKIM1; h=" + "x:".repeat(32_000) + "; p=@").why())
                .contains("hash");
    }

    @Test
    void aLookUpThatFailsIsTemporaryAndAMissingOneIsNot() {
        assertThat(Verifying.first(SIGNED, new KeyZone().failing(NAME, "SERVFAIL"))
                        .result())
                .isEqualTo(DkimResult.TEMPERROR);
        assertThat(Verifying.first(SIGNED, new KeyZone()).result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(Verifying.first(SIGNED, new KeyZone()).why()).contains("no key for signature");
    }

    /** Keys cut short or with octets changed never throw and never verify. */
    @Test
    void brokenKeysAreValues() {
        byte[] good = java.util.Base64.getDecoder().decode(RSA);
        long seed = 8301;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            byte[] bad =
                    java.util.Arrays.copyOf(good, random.nextBoolean() ? good.length : random.nextInt(1, good.length));
            int at = random.nextInt(Math.min(bad.length, round % 2 == 0 ? 33 : bad.length));
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Reading<KeyRecord> record = KeyRecord.parse("p=" + TestKeys.base64(bad));
            assertThat(record).isInstanceOf(Reading.Read.class);
            SignatureReport report = with(SIGNED, "p=" + TestKeys.base64(bad));
            boolean parameters = bad.length == good.length && (at == 17 || at == 18);
            assertThat(report.passes())
                    .as("seed %s round %s octet %s", seed, round, at)
                    .isEqualTo(parameters);
        }
    }

    private static String bare(BigInteger modulus, BigInteger exponent) {
        byte[] n = der(0x02, modulus.toByteArray());
        byte[] e = der(0x02, exponent.toByteArray());
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(n);
        both.writeBytes(e);
        return TestKeys.base64(der(0x30, both.toByteArray()));
    }

    private static byte[] der(int type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x83);
            out.write(content.length >> 16);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
