package org.postern.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.domain.address.IpAddress;

/** The fake answers as a resolver would: what stands on it is worth no more than this. */
class ZoneDnsTest {
    private final ZoneDns dns = ZoneDns.of("""
            example.com        A      192.0.2.10
                               AAAA   2001:db8::10
            example.com.       MX     10 Mail.Example.com
            null.example.com   MX     0 .          ; no mail
            www.example.com    CNAME  example.com
            lost.example.com   CNAME  gone.example.com
            loop.example.com   CNAME  loop.example.com
            *.wild.example.com TXT    "wild"
            there.wild.example.com A  192.0.2.11
            t.example.com      TXT    "one; " "\\"two\\" \\255é"
            a.b.deep.example.com A    192.0.2.12
            slow.example.com   TXT    !TIMEOUT
            slow.example.com   A      192.0.2.13
            bad.example.com    ANY    !servfail
            $ORIGIN example.org.
            $TTL 60
            @      300 IN      A      192.0.2.20
            mail               MX     5 @
            """);

    @Test
    void recordsAreFoundByNameAndTypeWhateverTheCase() {
        assertThat(ask("EXAMPLE.com.", RecordType.A).only(DnsRecord.HostAddress.class))
                .containsExactly(
                        new DnsRecord.HostAddress(IpAddress.parse("192.0.2.10").orElseThrow()));
        assertThat(ask("example.com", RecordType.AAAA).status()).isEqualTo(Answer.Status.FOUND);
        assertThat(ask("example.com", RecordType.MX).records())
                .isEqualTo(List.of(new DnsRecord.MailExchange(10, "Mail.Example.com")));
        assertThat(ask("null.example.com", RecordType.MX).records())
                .isEqualTo(List.of(new DnsRecord.MailExchange(0, "")));
    }

    @Test
    void anOriginMakesNamesRelative() {
        assertThat(ask("example.org", RecordType.A).ttl()).isEqualTo(60);
        assertThat(ask("mail.example.org", RecordType.MX).records())
                .isEqualTo(List.of(new DnsRecord.MailExchange(5, "example.org")));
    }

    @Test
    void stringsOfOneTextAreJoinedAndStayOctets() {
        assertThat(ask("t.example.com", RecordType.TXT).records())
                .isEqualTo(List.of(new DnsRecord.Text("one; \"two\" \u00ff\u00c3\u00a9")));
    }

    @Test
    void nothingOfATypeDiffersFromNoSuchName() {
        assertThat(status("example.com", RecordType.TXT)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("deep.example.com", RecordType.A)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("com", RecordType.A)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("x.deep.example.com", RecordType.A)).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
        assertThat(status("gone.example.com", RecordType.A)).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
    }

    @Test
    void aliasesAreFollowedAndALoopFails() {
        assertThat(ask("www.example.com", RecordType.A).detail()).isEqualTo("example.com");
        assertThat(status("www.example.com", RecordType.A)).isEqualTo(Answer.Status.FOUND);
        assertThat(status("www.example.com", RecordType.TXT)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("lost.example.com", RecordType.A)).isEqualTo(Answer.Status.NO_SUCH_DOMAIN);
        assertThat(status("loop.example.com", RecordType.A)).isEqualTo(Answer.Status.TEMPORARY_FAILURE);
    }

    @Test
    void aWildcardAnswersForWhatDoesNotExist() {
        assertThat(status("any.wild.example.com", RecordType.TXT)).isEqualTo(Answer.Status.FOUND);
        assertThat(status("a.b.wild.example.com", RecordType.TXT)).isEqualTo(Answer.Status.FOUND);
        assertThat(status("any.wild.example.com", RecordType.A)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("there.wild.example.com", RecordType.TXT)).isEqualTo(Answer.Status.NO_DATA);
        assertThat(status("wild.example.com", RecordType.TXT)).isEqualTo(Answer.Status.NO_DATA);
    }

    @Test
    void aFailureIsOfOneTypeOrOfAll() {
        assertThat(ask("slow.example.com", RecordType.TXT).detail()).isEqualTo("TIMEOUT");
        assertThat(status("slow.example.com", RecordType.A)).isEqualTo(Answer.Status.FOUND);
        assertThat(ask("bad.example.com", RecordType.PTR).isFailure()).isTrue();
    }

    @Test
    void questionsAreRemembered() {
        ask("example.com", RecordType.A);
        ask("www.example.com", RecordType.MX);
        assertThat(dns.asked())
                .containsExactly(
                        new Question("example.com", RecordType.A), new Question("www.example.com", RecordType.MX));
    }

    @Test
    void aLineThatCannotBeReadIsNotPassedOver() {
        assertThatThrownBy(() -> ZoneDns.of("example.com TXT unquoted")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ZoneDns.of("example.com A 2001:db8::1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ZoneDns.of("example.com SRV 1 2 3 x")).isInstanceOf(IllegalArgumentException.class);
    }

    private Answer ask(String name, RecordType type) {
        return dns.ask(new Question(name, type));
    }

    private Answer.Status status(String name, RecordType type) {
        return ask(name, type).status();
    }
}
