package org.postern.domain.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.domain.dmarc.StatedPolicies.Soundness;

class DmarcRecordTest {

    @Test
    void allTagsAreRead() {
        DmarcRecord record = read("v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=s; psd=n; t=y;"
                + " rua=mailto:a@example.com,https://b.example/x; ruf=mailto:c@example.com; fo=1:d:s");
        assertThat(record.policies().soundness()).isEqualTo(Soundness.STATED);
        assertThat(record.policies().domain()).isEqualTo(AssessmentPolicy.REJECT);
        assertThat(record.policies().subdomains()).contains(AssessmentPolicy.QUARANTINE);
        assertThat(record.policies().nonExistent()).contains(AssessmentPolicy.NONE);
        assertThat(record.dkimAlignment()).isEqualTo(AlignmentMode.STRICT);
        assertThat(record.spfAlignment()).isEqualTo(AlignmentMode.STRICT);
        assertThat(record.publicSuffix()).isEqualTo(PublicSuffix.NO);
        assertThat(record.testing()).isTrue();
        assertThat(record.reports().aggregate()).containsExactly("mailto:a@example.com", "https://b.example/x");
        assertThat(record.reports().failure()).containsExactly("mailto:c@example.com");
        assertThat(record.reports().options())
                .containsExactlyInAnyOrder(
                        FailureReportOption.ANY_FAILED,
                        FailureReportOption.DKIM_FAILED,
                        FailureReportOption.SPF_FAILED);
    }

    @Test
    void whatIsNotThereHasItsDefault() {
        DmarcRecord record = read("v=DMARC1; p=none");
        assertThat(record.policies().subdomains()).isEmpty();
        assertThat(record.policies().nonExistent()).isEmpty();
        assertThat(record.dkimAlignment()).isEqualTo(AlignmentMode.RELAXED);
        assertThat(record.spfAlignment()).isEqualTo(AlignmentMode.RELAXED);
        assertThat(record.publicSuffix()).isEqualTo(PublicSuffix.UNKNOWN);
        assertThat(record.testing()).isFalse();
        assertThat(record.reports())
                .isEqualTo(new WantedReports(List.of(), List.of(), Set.of(FailureReportOption.ALL_FAILED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1;", "v=DMARC1 ;", "v = DMARC1;p=none", "V=DMARC1", "v=DMARC1; ; ;"})
    void theVersionComesFirst(String text) {
        assertThat(DmarcRecord.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "v=",
                "=DMARC1",
                "v=DMARC",
                "v=DMARC11",
                "v=Dmarc1",
                " v=DMARC1",
                "vv=DMARC1",
                ";v=DMARC1",
                "p=none;v=DMARC1",
                "v=DMARC1p=none",
                "v==DMARC1",
                "version=DMARC1",
                "v x=DMARC1"
            })
    void anotherVersionIsNoRecord(String text) {
        assertThat(DmarcRecord.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, ALL_FAILED",
        "1, ANY_FAILED",
        "d, DKIM_FAILED",
        "s, SPF_FAILED",
        "S, SPF_FAILED",
        "0:d, ALL_FAILED DKIM_FAILED",
        "d:1:s, ANY_FAILED DKIM_FAILED SPF_FAILED",
        "s : d, DKIM_FAILED SPF_FAILED",
        "0:1, ALL_FAILED",
        "1:1, ALL_FAILED",
        "1:x, ALL_FAILED",
        "'', ALL_FAILED",
        "1:, ALL_FAILED",
        "10, ALL_FAILED"
    })
    void failureOptionsAreReadOrAreZero(String value, String options) {
        Set<FailureReportOption> read =
                read("v=DMARC1; ruf=mailto:a@b.c; fo=" + value).reports().options();
        assertThat(read.stream().sorted().map(Enum::name).toList()).containsExactly(options.split(" "));
    }

    @Test
    void failureOptionsWithoutAddressAreIgnored() {
        assertThat(read("v=DMARC1; p=none; fo=1").reports().options()).containsExactly(FailureReportOption.ALL_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailto:a@b.c | mailto:a@b.c",
                "mailto:a@b.c!10m | mailto:a@b.c",
                "mailto:a@b.c!500 | mailto:a@b.c",
                "mailto:a@b.c!10x | -",
                "mailto:a@b.c!m | -",
                "mailto:a@b.c! | -",
                "mailto: | -",
                "mailto:a | -",
                "mailto:@b | -",
                "a@b.c | -",
                "http://r.example/?x=%41 | http://r.example/?x=%41",
                "http://r.example/%4 | -",
                "1x:y | -",
                "x:a b | -",
                "x:<y> | -",
                "MAILTO:a@b.c | MAILTO:a@b.c",
                ", ,mailto:a@b.c , | mailto:a@b.c",
                "x: | -"
            })
    void onlyUrisAreReportAddresses(String value, String expected) {
        List<String> read = read("v=DMARC1; rua=" + value).reports().aggregate();
        assertThat(read.isEmpty() ? "-" : String.join(" ", read)).isEqualTo(expected);
    }

    @Test
    void reportsMakeAnInvalidPolicyNoneAndNothingElse() {
        DmarcRecord record = read("v=DMARC1; p=reject; sp=what; adkim=s; psd=y; rua=mailto:a@b.c");
        assertThat(record.policies().soundness()).isEqualTo(Soundness.REPORTS_ONLY);
        assertThat(record.policies().isUsable()).isTrue();
        assertThat(record.policies().domain()).isEqualTo(AssessmentPolicy.NONE);
        assertThat(record.dkimAlignment()).isEqualTo(AlignmentMode.STRICT);
        assertThat(record.publicSuffix()).isEqualTo(PublicSuffix.YES);
        assertThat(read("v=DMARC1; p=what").policies().isUsable()).isFalse();
        assertThat(read("v=DMARC1; sp=none").policies().soundness()).isEqualTo(Soundness.MISSING);
    }

    @Test
    void noTextThrowsAndAWellFormedTagSurvivesAnyNeighbour() {
        for (long seed = 0; seed < 10_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder noise = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                noise.append(
                        random.nextInt(3) == 0
                                ? (char) random.nextInt(256)
                                : ";=: \tvpsDMARC1!%,@a".charAt(random.nextInt(19)));
            }
            DmarcRecord.parse(noise.toString());
            String other = noise.toString().replace("p", "x").replace("P", "x");
            DmarcRecord record = read("v=DMARC1; " + other + ";p=reject; rua=mailto:a@b.c");
            assertThat(record.policies().domain()).as("seed %d", seed).isEqualTo(AssessmentPolicy.REJECT);
        }
    }

    private static DmarcRecord read(String text) {
        return DmarcRecord.parse(text).orElseThrow();
    }
}
