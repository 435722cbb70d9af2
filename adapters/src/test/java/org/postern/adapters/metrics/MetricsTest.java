package org.postern.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.application.judge.ListObserver;
import org.postern.domain.address.DomainName;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ReturnCodes;
import org.postern.domain.dnslist.ZoneTest;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void answersOfTheDnsAreCountedByTypeAndEnd() {
        Dns dns = metrics.timed((Dns) question -> question.type() == RecordType.MX
                ? Answer.failure(question, "timeout")
                : Answer.noSuchDomain(question, 5));
        dns.ask(new Question("a.example", RecordType.MX));
        dns.ask(new Question("b.example", RecordType.MX));
        dns.ask(new Question("b.example", RecordType.TXT));
        assertThat(Exposed.value(metrics, "postern_dns_queries_total{outcome=\"failure\",type=\"MX\"}"))
                .isEqualTo(2);
        assertThat(Exposed.value(metrics, "postern_dns_queries_total{outcome=\"no-such-domain\",type=\"TXT\"}"))
                .isEqualTo(1);
        assertThat(Exposed.value(metrics, "postern_dns_query_seconds_count{outcome=\"failure\"}"))
                .isEqualTo(2);
        assertThat(Exposed.lines(metrics)).noneMatch(line -> line.contains("example"));
    }

    @Test
    void aListIsSoundUntilATestSaysOtherwise() {
        DnsList list = new DnsList(
                DomainName.parse("bl.example.test").orElseThrow(), DnsList.Kind.BLOCK, 1, ReturnCodes.USUAL);
        ListObserver observer = metrics.counted(test -> {});
        observer.tested(new ZoneTest(list, List.of(), true));
        assertThat(Exposed.value(metrics, "postern_list_sound{zone=\"bl.example.test\"}"))
                .isEqualTo(1);
        observer.tested(new ZoneTest(list, List.of("lists everything"), true));
        observer.unanswered(list, 1);
        assertThat(Exposed.value(metrics, "postern_list_sound{zone=\"bl.example.test\"}"))
                .isZero();
        assertThat(Exposed.value(metrics, "postern_list_unanswered_total{zone=\"bl.example.test\"}"))
                .isEqualTo(1);
    }

    @Test
    void thePageIsInTheFormatThatIsAskedFor() {
        metrics.gauges().gauge("postern_x", "A \"help\".", () -> 1.5);
        Metrics.Page plain = metrics.page("text/html,*/*");
        Metrics.Page open = metrics.page("application/openmetrics-text; version=1.0.0,text/plain;q=0.5");
        assertThat(plain.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(open.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(new String(open.octets(), StandardCharsets.UTF_8))
                .contains("postern_x 1.5\n")
                .endsWith("# EOF\n");
        assertThat(new String(plain.octets(), StandardCharsets.UTF_8))
                .contains("# TYPE postern_x gauge\npostern_x 1.5\n")
                .doesNotContain("EOF", "_created");
    }

    @Test
    void onlyWordsBecomeLabels() {
        Words words = new Words();
        assertThat(words.of("spf-fail")).isEqualTo("spf-fail");
        assertThat(words.of("a b")).isEqualTo("other");
        assertThat(words.of("")).isEqualTo("other");
        for (int i = 0; i < 200; i++) {
            words.of("rule" + i);
        }
        assertThat(words.of("rule199")).isEqualTo("other");
        assertThat(words.of("rule7")).isEqualTo("rule7");
    }
}
