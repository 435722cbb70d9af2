package org.postern.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.domain.dns.ZoneDns;

/** Tables of cases, a file for each section of RFC 7208. */
class CheckHostTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
    private static final List<String> SECTIONS = List.of(
            "4.3-initial-processing",
            "4.4-record-lookup",
            "4.5-selecting-records",
            "4.6-record-evaluation",
            "4.6.4-limits",
            "5.1-all",
            "5.2-include",
            "5.3-a",
            "5.4-mx",
            "5.5-ptr",
            "5.6-ip4-ip6",
            "5.7-exists",
            "6.1-redirect",
            "6.2-exp",
            "7-macros",
            "A-examples");

    @TestFactory
    Stream<DynamicContainer> everyRowHolds() {
        return SECTIONS.stream()
                .map(CaseFile::read)
                .map(file -> DynamicContainer.dynamicContainer(
                        file.section(),
                        file.rows().stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> holds(file, row)))));
    }

    @Test
    void thereAreManyRows() {
        assertThat(SECTIONS.stream()
                        .mapToInt(s -> CaseFile.read(s).rows().size())
                        .sum())
                .isGreaterThanOrEqualTo(400);
    }

    private static void holds(CaseFile file, CaseFile.Row row) {
        ZoneDns dns = ZoneDns.of(file.zone());
        SpfArguments arguments = SpfArguments.mailFrom(row.ip(), row.mailFrom(), row.helo());
        SpfOutcome outcome = new CheckHost(dns, "mx.postern.test", SpfLimits.RFC_7208).check(arguments, AT);
        assertThat(outcome.result().text()).as("%s", outcome.reason().text()).isEqualTo(row.result());
        switch (row.explanation()) {
            case "" -> {}
            case "DEFAULT" -> assertThat(outcome.explanation()).isInstanceOf(Explanation.Default.class);
            default ->
                assertThat(outcome.explanation())
                        .isInstanceOf(Explanation.Published.class)
                        .extracting(Explanation::text)
                        .isEqualTo(expected(row.explanation()));
        }
        assertThat(outcome.explanation() instanceof Explanation.None).isEqualTo(outcome.result() != SpfResult.FAIL);
        assertThat(outcome.reason().text()).matches(Ascii::isPrintable, "printable");
        assertThat(outcome.problem().isEmpty())
                .isEqualTo(outcome.result() != SpfResult.PERMERROR && outcome.result() != SpfResult.TEMPERROR);
        ReceivedSpfTest.assertWellFormed(ReceivedSpf.value(outcome, "mx.postern.test"));
    }

    private static String expected(String explanation) {
        return explanation.startsWith("KEEP[")
                ? explanation.substring(5, explanation.length() - 1)
                : explanation.equals("EMPTY") ? "" : explanation;
    }
}
