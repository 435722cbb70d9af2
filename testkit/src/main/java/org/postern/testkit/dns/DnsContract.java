package org.postern.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** What every {@link Dns} must do. An implementation's test says how to make one that sees {@link #WORLD}. */
public interface DnsContract {

    /** The zones that the questions of this contract are about. */
    String WORLD = """
            example.com 900 SOA ns.example.com host.example.com 1 7200 900 1209600 60
            example.com 300 A 192.0.2.10
            example.com 300 A 192.0.2.11
            example.com AAAA 2001:db8::10
            example.com MX 20 Backup.Example.COM.
            example.com MX 10 mail.example.com
            null.example.com MX 0 .
            10.2.0.192.in-addr.arpa PTR MAIL.Example.COM
            example.com TXT "v=spf1 " "-all"
            _25._tcp.example.com TLSA 3 1 1 00C0FFEE
            octets.example.com TXT "caf\\233 \\000\\255 \\"quoted\\""
            empty.example.com TXT ""
            _under_score.example.com TXT "labels are not host names"
            www.example.com 120 CNAME Alias.example.com
            alias.example.com 30 CNAME example.com
            dangling.example.com CNAME gone.example.com
            nodata.example.com CNAME null.example.com
            a.loop.example.com CNAME b.loop.example.com
            b.loop.example.com CNAME a.loop.example.com
            self.example.com CNAME self.example.com
            deep.below.example.com A 192.0.2.1
            *.wild.example.com TXT "a wildcard"
            broken.example.com ANY !SERVFAIL
            refused.example.com ANY !REFUSED
            silent.example.com ANY !SILENCE
            tobroken.example.com CNAME broken.example.com
            """;

    /** One that sees {@link #WORLD}. */
    Dns dns();

    private Answer ask(String name, RecordType type) {
        return dns().ask(new Question(name, type));
    }

    private void finds(String name, RecordType type, DnsRecord... records) {
        Answer answer = ask(name, type);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.FOUND);
        assertThat(answer.records()).containsExactlyInAnyOrder(records);
        assertThat(answer.question()).isEqualTo(new Question(name, type));
    }

    private void fails(String name, String detail) {
        Answer answer = ask(name, RecordType.TXT);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Answer.Status.TEMPORARY_FAILURE);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.records()).isEmpty();
    }

    private static DnsRecord address(String text) {
        return new DnsRecord.HostAddress(IpAddress.parse(text).orElseThrow());
    }

    @Test
    default void recordsOfEachTypeAreFound() {
        finds("example.com", RecordType.A, address("192.0.2.10"), address("192.0.2.11"));
        finds("example.com", RecordType.AAAA, address("2001:db8::10"));
        finds(
                "example.com",
                RecordType.MX,
                new DnsRecord.MailExchange(20, "backup.example.com"),
                new DnsRecord.MailExchange(10, "mail.example.com"));
        finds("10.2.0.192.in-addr.arpa", RecordType.PTR, new DnsRecord.Pointer("mail.example.com"));
        finds("_25._tcp.example.com", RecordType.TLSA, new DnsRecord.TlsAssociation(3, 1, 1, "00c0ffee"));
    }

    @Test
    default void theExchangeOfANullMxIsTheEmptyName() {
        finds("null.example.com", RecordType.MX, new DnsRecord.MailExchange(0, ""));
    }

    @Test
    default void theStringsOfATextAreJoinedAndItsOctetsKept() {
        finds("example.com", RecordType.TXT, new DnsRecord.Text("v=spf1 -all"));
        finds("octets.example.com", RecordType.TXT, new DnsRecord.Text("caf\u00e9 \0\u00ff \"quoted\""));
        finds("empty.example.com", RecordType.TXT, new DnsRecord.Text(""));
        finds("_under_score.example.com", RecordType.TXT, new DnsRecord.Text("labels are not host names"));
    }

    @Test
    default void caseAndFinalDotMakeNoDifferenceInAnyLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            finds("WILD.I.wild.EXAMPLE.com.", RecordType.TXT, new DnsRecord.Text("a wildcard"));
            finds("10.2.0.192.IN-ADDR.ARPA", RecordType.PTR, new DnsRecord.Pointer("mail.example.com"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    default void aliasesAreFollowedAndTheLeastTtlOfTheChainCounts() {
        Answer answer = ask("www.example.com", RecordType.A);
        assertThat(answer.records()).containsExactlyInAnyOrder(address("192.0.2.10"), address("192.0.2.11"));
        assertThat(answer.ttl()).isEqualTo(30);
        assertThat(answer.detail()).isEqualTo("example.com");
        assertThat(ask("example.com", RecordType.A).detail()).isEmpty();
    }

    @Test
    default void anAliasToNothingIsNothing() {
        assertThat(ask("dangling.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
        assertThat(ask("nodata.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
    }

    @Test
    default void aLoopOfAliasesIsAFailure() {
        fails("a.loop.example.com", "CNAME loop");
        fails("self.example.com", "CNAME loop");
    }

    @Test
    default void noDataAndNoSuchDomainDiffer() {
        assertThat(ask("null.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("below.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("gone.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
        assertThat(ask("under.deep.below.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
    }

    @Test
    default void theTtlOfANegativeAnswerIsThatOfRfc2308() {
        assertThat(ask("gone.example.com", RecordType.A).ttl()).isEqualTo(60);
        assertThat(ask("null.example.com", RecordType.A).ttl()).isEqualTo(60);
        assertThat(ask("example.com", RecordType.A).ttl()).isEqualTo(300);
    }

    @Test
    default void troubleIsAFailureThatNamesIt() {
        fails("broken.example.com", "SERVFAIL");
        fails("refused.example.com", "REFUSED");
        fails("tobroken.example.com", "SERVFAIL");
        fails("silent.example.com", "timeout");
    }

    @Test
    default void whatCannotBeADomainNameDoesNotExist() {
        for (String name : List.of(
                "a".repeat(64) + ".example.com",
                "a..example.com",
                ".example.com",
                String.join(".", Collections.nCopies(64, "abc")),
                "b\u00fccher.example.com",
                "dangling\\",
                "digits\\25",
                "digits\\999.example.com")) {
            assertThat(ask(name, RecordType.TXT).status()).as(name).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
        }
    }
}
