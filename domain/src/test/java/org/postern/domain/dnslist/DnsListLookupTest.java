package org.postern.domain.dnslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.IpNetwork;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dns.ZoneDns;
import org.postern.domain.dnslist.ListAnswer.Listing;

class DnsListLookupTest {
    private static final String MAPPED = ".0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.";
    private static final String ZONE = """
            $ORIGIN bl.test.
            2.0.0.127        A  127.0.0.2
            1.2.0.192        A  127.0.0.4
            2.2.0.192        A  127.255.255.254
            3.2.0.192        A  198.51.100.1
            4.2.0.192        A  !TIMEOUT
            5.2.0.192        A  127.0.1.4
            7.2.0.192        A  127.0.0.255
            1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2 A 127.0.0.3
            """;

    private static DnsList list(String zone, DnsList.Kind kind, int weight) {
        return new DnsList(new DomainName(zone), kind, weight, ReturnCodes.USUAL);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static Ipv4Address code(String text) {
        return Ipv4Address.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, LISTED",
        "192.0.2.2, NO_ANSWER",
        "192.0.2.3, NO_ANSWER",
        "192.0.2.4, NO_ANSWER",
        "192.0.2.5, NOT_LISTED",
        "192.0.2.6, NOT_LISTED",
        "192.0.2.7, NO_ANSWER",
        "2001:db8::1, LISTED",
        "2001:db8::2, NOT_LISTED"
    })
    void onlyACodeOfTheListIsAListing(String client, Listing listing) {
        ListAnswer answer = new DnsListLookup(ZoneDns.of(ZONE)).ask(list("bl.test", DnsList.Kind.BLOCK, 2), ip(client));
        assertThat(answer.listing()).isEqualTo(listing);
        assertThat(answer.score()).isEqualTo(listing == Listing.LISTED ? 2 : 0);
    }

    @Test
    void aZoneMayHaveItsOwnCodes() {
        ReturnCodes codes = new ReturnCodes(List.of(
                IpNetwork.parse("127.0.1.0/24").orElseThrow(),
                IpNetwork.parse("0.0.0.0/0").orElseThrow()));
        assertThat(codes.contains(code("127.0.1.4"))).isTrue();
        assertThat(codes.contains(code("127.255.255.1"))).isFalse();
        assertThat(codes.contains(code("10.0.0.1"))).isFalse();
    }

    @Test
    void aWelcomeListTakesOffTheScoreAndTheWorstListIsNamed() {
        ZoneDns dns = ZoneDns.of("""
                1.2.0.192.a.test A 127.0.0.2
                1.2.0.192.b.test A 127.0.0.2
                1.2.0.192.w.test A 127.0.0.2
                """);
        DnsListLookup lookup = new DnsListLookup(dns);
        ListReport report = new ListReport(List.of(
                lookup.ask(list("a.test", DnsList.Kind.BLOCK, 1), ip("192.0.2.1")),
                lookup.ask(list("b.test", DnsList.Kind.BLOCK, 4), ip("192.0.2.1")),
                lookup.ask(list("w.test", DnsList.Kind.WELCOME, 2), ip("192.0.2.1"))));
        assertThat(report.score()).isEqualTo(3);
        assertThat(report.worst())
                .hasValueSatisfying(
                        worst -> assertThat(worst.list().zone().text()).isEqualTo("b.test"));
    }

    @Test
    void aListInOrderStandsItsTest() {
        ZoneTest four = new DnsListLookup(ZoneDns.of(ZONE)).test(list("bl.test", DnsList.Kind.BLOCK, 1));
        assertThat(four.faults()).isEmpty();
        assertThat(four.answered()).isTrue();
        ZoneDns six = ZoneDns.of("2" + MAPPED + "six.test A 127.0.0.2\n");
        assertThat(new DnsListLookup(six)
                        .test(list("six.test", DnsList.Kind.BLOCK, 1))
                        .isSound())
                .isTrue();
        assertThat(six.asked())
                .filteredOn(question -> question.type() == RecordType.A)
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "'*.gone.test A 198.51.100.7', false, true",
        "'*.gone.test A 127.0.0.2', false, true",
        "'gone.test A 198.51.100.7', false, true",
        "'*.gone.test A !SERVFAIL', true, false"
    })
    void aZoneGivenUpIsSetAsideAndASilentOneIsNot(String zone, boolean sound, boolean answered) {
        ZoneTest test = new DnsListLookup(ZoneDns.of(zone)).test(list("gone.test", DnsList.Kind.BLOCK, 1));
        assertThat(test.isSound()).as("%s", test.faults()).isEqualTo(sound);
        assertThat(test.answered()).isEqualTo(answered);
    }
}
