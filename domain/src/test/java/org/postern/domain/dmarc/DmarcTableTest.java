package org.postern.domain.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.ZoneDns;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.HeaderReader;

class DmarcTableTest {

    static List<EvaluationTable.Case> cases() {
        return EvaluationTable.read();
    }

    @Test
    void theTableIsLong() {
        assertThat(cases()).hasSizeGreaterThan(170);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMessageIsEvaluatedAsTheTableSays(EvaluationTable.Case row) {
        byte[] message = ("From: " + row.from() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        AuthorDomain author = AuthorDomain.of(HeaderReader.read(message));
        DmarcResult result = new Dmarc(ZoneDns.of(row.zone())).evaluate(author, row.identifiers());
        assertThat(cells(result)).as(result.toString()).isEqualTo(row.expected());
        assertThat(result.reason()).isNotBlank();
    }

    private static String cells(DmarcResult result) {
        String policy = result.deciding()
                .flatMap(AuthorEvaluation::policy)
                .map(DmarcTableTest::cell)
                .orElse("-");
        Optional<DomainName> organization = result.deciding().flatMap(AuthorEvaluation::organizationalDomain);
        return result.verdict().keyword() + " | " + policy + " | "
                + organization.map(DomainName::text).orElse("-");
    }

    private static String cell(AppliedPolicy policy) {
        return policy.requested().keyword() + " " + policy.policyDomain() + " "
                + policy.tag().name().toLowerCase(java.util.Locale.ROOT);
    }
}
