package org.postern.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.ZoneDns;

/** RFC 7208 §4.6.4 seen from the DNS: what is asked, and what no more. */
class LimitsTest {
    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1").orElseThrow();

    @Test
    void onlyTextIsAskedFor() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 ip4:192.0.2.1 -all\"");
        check(dns, "u@example.com", SpfLimits.RFC_7208);
        assertThat(dns.asked()).containsExactly(new Question("example.com", RecordType.TXT));
    }

    @Test
    void aMalformedDomainIsNotAskedFor() {
        ZoneDns dns = ZoneDns.of("");
        check(dns, "u@[192.0.2.1]", SpfLimits.RFC_7208);
        check(dns, "u@single", SpfLimits.RFC_7208);
        check(dns, "u@a..b", SpfLimits.RFC_7208);
        assertThat(dns.asked()).isEmpty();
    }

    @Test
    void aSyntaxErrorIsSeenBeforeAnythingIsAsked() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 a mx include:x.example foo\"");
        assertThat(check(dns, "u@example.com", SpfLimits.RFC_7208).lookups()).isZero();
        assertThat(dns.asked()).hasSize(1);
    }

    @Test
    void theEleventhTermIsNotAsked() {
        ZoneDns dns = ZoneDns.of("example.com A 192.0.2.9\nexample.com TXT \"v=spf1" + " a".repeat(50) + " -all\"");
        SpfOutcome outcome = check(dns, "u@example.com", SpfLimits.RFC_7208);
        assertThat(outcome.result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(outcome.problem()).isEqualTo("example.com: more than 10 terms that cause DNS look-ups");
        assertThat(outcome.lookups()).isEqualTo(10);
        assertThat(dns.asked()).hasSize(11);
    }

    @Test
    void nothingIsAskedBehindTheThirdVoidLookup() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 a:a.x a:b.x a:c.x a:d.x a:e.x +all\"");
        SpfOutcome outcome = check(dns, "u@example.com", SpfLimits.RFC_7208);
        assertThat(outcome.problem()).isEqualTo("example.com: more than 2 void look-ups");
        assertThat(outcome.voidLookups()).isEqualTo(3);
        assertThat(dns.asked()).hasSize(4);
    }

    @Test
    void theHostsOfTooManyMxRecordsAreNotAsked() {
        ZoneDns dns = ZoneDns.of(
                "example.com TXT \"v=spf1 mx +all\"\n" + lines(11, i -> "example.com MX 1 h" + i + ".example"));
        assertThat(check(dns, "u@example.com", SpfLimits.RFC_7208).result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(dns.asked()).hasSize(2);
    }

    @Test
    void namesOfPtrRecordsBeyondTheTenthAreNotAsked() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 ptr -all\"\n"
                + lines(100, i -> "1.2.0.192.in-addr.arpa PTR h" + i + ".example.com"));
        assertThat(check(dns, "u@example.com", SpfLimits.RFC_7208).result()).isEqualTo(SpfResult.FAIL);
        assertThat(dns.asked()).hasSize(2 + 10);
    }

    @Test
    void namesOfPtrRecordsElsewhereAreNotAsked() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 ptr -all\"\n1.2.0.192.in-addr.arpa PTR victim.example");
        check(dns, "u@example.com", SpfLimits.RFC_7208);
        assertThat(dns.asked()).hasSize(2);
    }

    @Test
    void limitsCanBeOthers() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 a:a.x a:b.x a:c.x a:d.x -all exp=e.example\"\n"
                + "e.example TXT \"" + "x".repeat(200) + "\"");
        SpfOutcome outcome = check(dns, "u@example.com", new SpfLimits(4, 4, 10, 10, 20));
        assertThat(outcome.result()).isEqualTo(SpfResult.FAIL);
        assertThat(outcome.explanation().text()).isEqualTo("x".repeat(20));
        assertThat(check(dns, "u@example.com", new SpfLimits(3, 4, 10, 10, 20)).result())
                .isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void anExplanationOfOurOwnIsNoLongerEither() {
        ZoneDns dns = ZoneDns.of("example.com TXT \"v=spf1 -all\"");
        assertThat(check(dns, "u@example.com", new SpfLimits(10, 2, 10, 10, 20))
                        .explanation()
                        .text())
                .isEqualTo("192.0.2.1 is not ...");
        assertThat(check(dns, "u@example.com", new SpfLimits(10, 2, 10, 10, 2))
                        .explanation()
                        .text())
                .isEqualTo("..");
    }

    @Test
    void whatAnAuthenticationResultSaysHasTheLengthItPromises() {
        String domain = "a.".repeat(200) + "example";
        SpfMethodResult told = SpfMethodResult.of(check(ZoneDns.of(""), "u@" + domain, SpfLimits.RFC_7208));
        assertThat(told.reason()).hasSize(255).endsWith("...");
        assertThat(told.value()).hasSize(320).endsWith("...");
    }

    /** Includes cost no stack of the machine: with the limit out of the way a very long chain still ends. */
    @Test
    void depthIsNoRecursion() {
        int depth = 20_000;
        ZoneDns dns =
                ZoneDns.of(lines(depth, i -> "d" + i + ".example TXT \"v=spf1 include:d" + (i + 1) + ".example -all\"")
                        + "d" + depth + ".example TXT \"v=spf1 ip4:192.0.2.1 -all\"");
        SpfOutcome outcome = check(dns, "u@d0.example", new SpfLimits(depth, 2, 10, 10, 450));
        assertThat(outcome.result()).isEqualTo(SpfResult.PASS);
        assertThat(outcome.lookups()).isEqualTo(depth);
    }

    @Test
    void aVeryLongRecordIsEvaluated() {
        String longRecord = "v=spf1 " + "ip4:198.51.100.7 ".repeat(3_800) + "ip4:192.0.2.1 -all";
        ZoneDns dns = ZoneDns.of("example.com TXT \"" + longRecord + "\"");
        assertThat(check(dns, "u@example.com", SpfLimits.RFC_7208).result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void aProblemSaysWhichLookUpFailed() {
        ZoneDns dns = ZoneDns.of(
                "example.com TXT \"v=spf1 include:inner.example -all\"\ninner.example TXT \"v=spf1 mx -all\"\n"
                        + "inner.example MX !TIMEOUT");
        SpfOutcome outcome = check(dns, "u@example.com", SpfLimits.RFC_7208);
        assertThat(outcome.reason())
                .isEqualTo(new SpfReason.Broken("inner.example", "MX look-up of inner.example failed: TIMEOUT"));
        assertThat(outcome.mechanism()).isEqualTo("default");
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static SpfOutcome check(ZoneDns dns, String sender, SpfLimits limits) {
        return new CheckHost(dns, "mx.postern.test", limits)
                .check(SpfArguments.mailFrom(CLIENT, sender, "h.example"), Instant.EPOCH);
    }
}
