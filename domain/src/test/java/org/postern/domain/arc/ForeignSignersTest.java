package org.postern.domain.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.KeyZone;
import org.postern.domain.dkim.Octets;
import org.postern.domain.dkim.SignatureReport;
import org.postern.domain.dkim.Verifying;

/** Messages that other people's programs signed (dkimpy 1.1, OpenDKIM 2.11), with the keys they were signed with. */
class ForeignSignersTest {

    private static String resource(String name) throws IOException {
        try (InputStream octets = ForeignSignersTest.class.getResourceAsStream("/dkim/" + name)) {
            assertThat(octets).as(name).isNotNull();
            return new String(octets.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static KeyZone keys() throws IOException {
        KeyZone zone = new KeyZone();
        String[] lines = resource("keys.txt").split("\n");
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            zone.with(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return zone;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-simple-simple",
                "rsa-simple-relaxed",
                "rsa-relaxed-relaxed",
                "ed25519-simple-simple",
                "ed25519-simple-relaxed",
                "ed25519-relaxed-relaxed"
            })
    void theyVerifyAndAlteredOnesDoNot(String name) throws IOException {
        String message = resource("dkimpy-" + name + ".eml");
        SignatureReport report = Verifying.first(message, keys());
        assertThat(report.why()).isEqualTo("signature verified");
        assertThat(report.passes()).isTrue();
        assertThat(message).contains("leading dot").contains("rather long");
        assertThat(Verifying.first(message.replace("leading dot", "leading dog"), keys())
                        .result())
                .isEqualTo(DkimResult.FAIL);
        assertThat(Verifying.first(message.replace("rather long", "rather lone"), keys())
                        .result())
                .isEqualTo(DkimResult.FAIL);
        assertThat(Verifying.first(message.replace("From:", "From: me@example.net\r\nFrom:"), keys())
                        .result())
                .isEqualTo(DkimResult.FAIL);
    }

    @Test
    void aSha1SignatureOfOldIsRefused() throws IOException {
        SignatureReport report = Verifying.first(resource("opendkim-rsa-sha1.eml"), keys());
        assertThat(report.result()).isEqualTo(DkimResult.PERMERROR);
        assertThat(report.written().algorithm()).isEqualTo("rsa-sha1");
    }

    @Test
    void theirChainsPassAndAlteredOnesFail() throws IOException {
        for (int sets = 1; sets <= 2; sets++) {
            String message = resource("dkimpy-arc-" + sets + ".eml");
            ArcReport report = new ArcValidator(keys()).validate(new Octets(message), Verifying.NOW);
            assertThat(report.why()).isEqualTo("the last message signature and all seals verify");
            assertThat(report.result()).isEqualTo(ArcResult.PASS);
            assertThat(report.sets()).hasSize(sets);
            assertThat(report.sets().getFirst().authenticationResults()).contains("spf=pass");
            String altered = message.replace("i=1; lists.example; spf=pass", "i=1; lists.example; spf=fail");
            assertThat(altered).isNotEqualTo(message);
            assertThat(new ArcValidator(keys())
                            .validate(new Octets(altered), Verifying.NOW)
                            .result())
                    .isEqualTo(ArcResult.FAIL);
        }
    }

    /** Whatever the fields of signatures hold, both verifiers answer, and never with a pass. */
    @Test
    void fieldsOfAnyContentAreAnswered() throws IOException {
        String[] parts = {
            "DKIM-Signature:",
            "ARC-Seal:",
            "ARC-Message-Signature:",
            "ARC-Authentication-Results:",
            "\r\n",
            "\r\n ",
            " i=1;",
            "i=2;",
            " cv=none;",
            " cv=pass;",
            " a=rsa-sha256;",
            " a=ed25519-sha256;",
            " d=example.com;",
            " s=rsa;",
            " s=ed;",
            " b=AAAA;",
            " b=;",
            " bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;",
            " h=from;",
            " c=relaxed/relaxed;",
            " v=1;",
            " l=0;",
            " (",
            ")",
            " \u00e9",
            "=",
            ";",
            "\r\n\r\n",
            "\n",
            " x=1",
            "From: x\r\n"
        };
        KeyZone zone = keys();
        long seed = 8617;
        SplittableRandom random = new SplittableRandom(seed);
        EnumSet<DkimResult> seen = EnumSet.noneOf(DkimResult.class);
        for (int round = 0; round < 10_000; round++) {
            StringBuilder message = new StringBuilder();
            int count = random.nextInt(60);
            for (int i = 0; i < count; i++) {
                message.append(parts[random.nextInt(i % 12 == 0 ? 4 : parts.length)]);
            }
            DkimResult dkim = Verifying.all(message.toString(), zone).result();
            ArcResult arc = new ArcValidator(zone)
                    .validate(new Octets(message.toString()), Verifying.NOW)
                    .result();
            seen.add(dkim);
            assertThat(dkim).as("seed %s round %s", seed, round).isNotEqualTo(DkimResult.PASS);
            assertThat(arc).as("seed %s round %s", seed, round).isNotEqualTo(ArcResult.PASS);
        }
        assertThat(seen).contains(DkimResult.NONE, DkimResult.NEUTRAL, DkimResult.PERMERROR);
    }
}
