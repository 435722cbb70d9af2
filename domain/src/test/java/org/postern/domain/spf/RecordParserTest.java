package org.postern.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;

/** RFC 7208 §4.6: no record makes us throw, hang or ask without end, and what is understood can be written again. */
class RecordParserTest {
    private static final List<String> WORDS = List.of(
            "all",
            "a",
            "mx",
            "ptr",
            "ip4:192.0.2.1",
            "ip4:10.0.0.0/8",
            "ip6:2001:db8::/32",
            "ip6:::ffff:1.2.3.4/96",
            "include:",
            "exists:",
            "redirect=",
            "exp=",
            "moo=",
            ":",
            "/",
            "//",
            "/24",
            "//64",
            "/0",
            "=",
            "+",
            "-",
            "~",
            "?",
            "example.com",
            "%{d}",
            "%{ir}",
            "%{l1r-}",
            "%{p}",
            "%{h}",
            ".",
            ".example",
            "%%",
            "%_",
            "%",
            "{",
            "}",
            "A",
            "MX",
            "ALL",
            "foo",
            "\u0000",
            "\u00e9",
            "\t",
            "99999999999",
            "a:example.com/24//64",
            "mx:%{o}/28",
            "include:b.example",
            "redirect=c.example",
            "exists:%{l}.example",
            "ptr:example.com");

    @Test
    void termsAreUnderstoodAsTheyStand() {
        SpfRecord spfRecord = valid("v=spf1 A/24//64 -mx:foo.example ?include:%{d}.x ~PTR ip4:10.0.0.0/8 redirect=y.x");
        assertThat(spfRecord.text())
                .isEqualTo("v=spf1 a/24//64 -mx:foo.example ?include:%{d}.x ~ptr ip4:10.0.0.0/8 redirect=y.x");
        assertThat(spfRecord.terms().getFirst())
                .isEqualTo(new Directive(Qualifier.PASS, new AMechanism(Optional.empty(), new DualCidr(24, 64))));
        assertThat(spfRecord.redirect()).isPresent();
        assertThat(spfRecord.exp()).isEmpty();
        assertThat(valid("v=spf1 redirect=y.x -all").redirect()).isEmpty();
    }

    @Test
    void aProblemNamesItsTermInPrintableCharacters() {
        assertThat(RecordParser.parse("v=spf1 mx a:\u00e9\u0007" + "x".repeat(200) + " -all"))
                .isEqualTo(
                        new RecordParser.Parsed.Invalid("syntax error in the term \"a:??" + "x".repeat(73) + "...\""));
    }

    @Test
    void aRecordIsUnderstoodAsWhatItIsWrittenAs() {
        SplittableRandom random = new SplittableRandom(4408);
        int understood = 0;
        for (int round = 0; round < 30_000; round++) {
            String text = text(random, round % 2 == 0 ? 60 : 5);
            if (RecordParser.parse(text) instanceof RecordParser.Parsed.Valid parsed) {
                understood++;
                assertThat(valid(parsed.spfRecord().text())).as(text).isEqualTo(parsed.spfRecord());
            }
        }
        assertThat(understood).isGreaterThan(3_000);
    }

    @Test
    void randomOctetsNeverThrow() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("v=spf1 ");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append((char) random.nextInt(256));
            }
            assertThat(RecordParser.parse(text.toString())).isNotNull();
        }
    }

    /** A world in which every name has random records: everything refers to everything. */
    @Test
    void anEvaluationAlwaysEndsWithinItsLimits() {
        IpAddress[] clients = {
            IpAddress.parse("192.0.2.1").orElseThrow(),
            IpAddress.parse("2001:db8::1").orElseThrow()
        };
        EnumSet<SpfResult> seen = EnumSet.noneOf(SpfResult.class);
        for (int seed = 0; seed < 4_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] asked = {0};
            Dns dns = question -> {
                asked[0]++;
                return answer(question, random);
            };
            SpfOutcome outcome = new CheckHost(dns, "mx", SpfLimits.RFC_7208)
                    .check(
                            SpfArguments.mailFrom(
                                    clients[seed % 2], seed % 3 == 0 ? "" : "u\u00e9@a.example", "h.example"),
                            Instant.EPOCH);
            seen.add(outcome.result());
            assertThat(outcome.lookups()).as("seed %s", seed).isLessThanOrEqualTo(10);
            assertThat(outcome.voidLookups()).as("seed %s", seed).isLessThanOrEqualTo(3);
            assertThat(asked[0]).as("seed %s", seed).isLessThanOrEqualTo(1 + 10 * 11 + 3 * 11);
            assertThat(outcome.reason().text()).as("seed %s", seed).matches(Ascii::isPrintable, "printable");
            ReceivedSpfTest.assertWellFormed(ReceivedSpf.value(outcome, "mx"));
        }
        assertThat(seen).containsExactlyInAnyOrder(SpfResult.values());
    }

    private static Answer answer(Question question, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> Answer.noSuchDomain(question, 1);
            case 1 -> Answer.noData(question, 1);
            case 2 -> random.nextInt(4) == 0 ? Answer.failure(question, "timeout\r\n") : Answer.noData(question, 1);
            default -> Answer.found(question, 1, records(question, random));
        };
    }

    private static List<DnsRecord> records(Question question, SplittableRandom random) {
        int count = random.nextInt(4) == 0 ? random.nextInt(1, 14) : 1;
        return IntStream.range(0, count)
                .<DnsRecord>mapToObj(i -> switch (question.type()) {
                    case A -> host(random.nextBoolean() ? "192.0.2.1" : "192.0.2." + random.nextInt(256));
                    case AAAA -> host(random.nextBoolean() ? "2001:db8::1" : "::ffff:192.0.2.1");
                    case MX -> new DnsRecord.MailExchange(i, "h" + random.nextInt() + ".example");
                    case PTR ->
                        new DnsRecord.Pointer("h" + random.nextInt() + (i % 2 == 0 ? ".a.example" : ".ex\u00e9"));
                    case TXT -> new DnsRecord.Text(i > 0 ? "other" : understandable(random));
                    case TLSA -> new DnsRecord.TlsAssociation(3, 1, 1, "00");
                })
                .toList();
    }

    private static DnsRecord host(String address) {
        return new DnsRecord.HostAddress(IpAddress.parse(address).orElseThrow());
    }

    private static String understandable(SplittableRandom random) {
        String text = text(random, 12);
        for (int i = 0; i < 6 && !(RecordParser.parse(text) instanceof RecordParser.Parsed.Valid); i++) {
            text = text(random, 12);
        }
        return text + List.of("", " -all", " ~all").get(random.nextInt(3));
    }

    private static String text(SplittableRandom random, int gapOdds) {
        StringBuilder text = new StringBuilder("v=spf1 ");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(gapOdds) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static SpfRecord valid(String text) {
        assertThat(RecordParser.parse(text)).as(text).isInstanceOf(RecordParser.Parsed.Valid.class);
        return RecordParser.parse(text) instanceof RecordParser.Parsed.Valid parsed
                ? parsed.spfRecord()
                : new SpfRecord(List.of());
    }
}
