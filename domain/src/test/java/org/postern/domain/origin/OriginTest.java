package org.postern.domain.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.ZoneDns;

class OriginTest {
    private static final String ZONE = """
            1.2.0.192.in-addr.arpa   PTR   other.example.test
            1.2.0.192.in-addr.arpa   PTR   mx.example.test
            mx.example.test          A     192.0.2.1
            other.example.test       A     192.0.2.99
            2.2.0.192.in-addr.arpa   PTR   other.example.test
            2.2.0.192.in-addr.arpa   PTR   gone.example.test
            3.2.0.192.in-addr.arpa   PTR   !SERVFAIL
            4.2.0.192.in-addr.arpa   PTR   slow.example.test
            4.2.0.192.in-addr.arpa   PTR   other.example.test
            slow.example.test        A     !TIMEOUT
            6.2.0.192.in-addr.arpa   PTR   slow.example.test
            6.2.0.192.in-addr.arpa   PTR   six.example.test
            six.example.test         A     192.0.2.6
            1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR mx6.example.test
            mx6.example.test         AAAA  2001:db8::1
            mail.test                MX    10 mx.example.test
            bare.test                A     192.0.2.7
            bare6.test               AAAA  2001:db8::7
            null.test                MX    0 .
            two.test                 MX    0 .
            two.test                 MX    10 mx.example.test
            text.test                TXT   "no mail"
            slow.test                MX    !TIMEOUT
            half.test                A     !SERVFAIL
            half.test                TXT   "x"
            """;

    private final ZoneDns dns = ZoneDns.of(ZONE);
    private final Origin origin = new Origin(dns);

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static DomainName name(String text) {
        return new DomainName(text);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, PASS, mx.example.test",
        "192.0.2.2, FAIL, ''",
        "192.0.2.3, TEMPERROR, ''",
        "192.0.2.4, TEMPERROR, ''",
        "192.0.2.5, PERMERROR, ''",
        "192.0.2.6, PASS, six.example.test",
        "2001:db8::1, PASS, mx6.example.test"
    })
    void aClientIsConfirmedWhenOneOfItsNamesLeadsBack(String client, IprevResult result, String confirmed) {
        Iprev iprev = origin.iprev(ip(client));
        assertThat(iprev.result()).isEqualTo(result);
        assertThat(iprev.confirmed().map(DomainName::text).orElse("")).isEqualTo(confirmed);
    }

    @Test
    void noMoreThanTenNamesAreAskedFor() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            zone.append("9.2.0.192.in-addr.arpa PTR n").append(i).append(".example.test\n");
        }
        zone.append("n29.example.test A 192.0.2.9\n");
        ZoneDns many = ZoneDns.of(zone.toString());
        assertThat(new Origin(many).iprev(ip("192.0.2.9")).result()).isEqualTo(IprevResult.FAIL);
        assertThat(many.asked())
                .filteredOn(question -> question.type() == RecordType.A)
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example.test, QUALIFIED, SAME, false",
        "MX.Example.TEST., QUALIFIED, SAME, false",
        "other.example.test, QUALIFIED, DIFFERENT, false",
        "slow.example.test, QUALIFIED, UNKNOWN, false",
        "us.example.test, QUALIFIED, DIFFERENT, true",
        "localhost, SINGLE_LABEL, NOT_ASKED, false",
        "[192.0.2.1], LITERAL, SAME, false",
        "[192.0.2.2], LITERAL, DIFFERENT, false",
        "192.0.2.1, MALFORMED, NOT_ASKED, false",
        "a b, MALFORMED, NOT_ASKED, false",
        "'', MALFORMED, NOT_ASKED, false"
    })
    void theNameInHeloIsLookedAt(String said, HeloFacts.Form form, HeloFacts.Match match, boolean ours) {
        HeloFacts facts = origin.helo(said, ip("192.0.2.1"), List.of(name("us.example.test")));
        assertThat(facts.form()).isEqualTo(form);
        assertThat(facts.match()).isEqualTo(match);
        assertThat(facts.ours()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.test, EXCHANGERS",
        "bare.test, ADDRESS",
        "bare6.test, ADDRESS",
        "null.test, NULL_MX",
        "two.test, EXCHANGERS",
        "text.test, NO_HOST",
        "missing.test, NO_SUCH_DOMAIN",
        "slow.test, UNKNOWN",
        "half.test, UNKNOWN"
    })
    void aSendersDomainHasAPlaceForMailOrNot(String domain, SenderDomain.Mail mail) {
        assertThat(origin.sender(name(domain)).mail()).isEqualTo(mail);
    }
}
