package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.domain.address.DomainName;

class AuthorDomainTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "From: a@example.com                                  | example.com",
                "FROM : a@Example.COM                                 | example.com",
                "From: \"a@good.com\" <b@evil.com>                    | evil.com",
                "From: =?utf-8?q?a=40good.com?= <b@evil.com>          | evil.com",
                "From: a@example.com, b@EXAMPLE.com                   | example.com",
                "From: a@example.com <b@example.com>                  | example.com",
                "From: Team: a@example.com;                           | example.com",
                "From: a@bücher.example                               | xn--bcher-kva.example",
                "From: a@BÜCHER.example                               | xn--bcher-kva.example",
                "From: a@bu\u0308cher.example                         | xn--bcher-kva.example",
                "From: a@exam\u00adple\u200b.com\u00a0           | example.com",
                "From: a@bücher\u3002example                          | xn--bcher-kva.example",
                "From: a@\uff45xample.com, b@example.com              | example.com",
                "From: a@xn--bcher-kva.example, b@bücher.example      | xn--bcher-kva.example",
                "Sender: x@other.com¶From: a@example.com             | example.com"
            })
    void oneDomainIsTheAuthorDomain(String section, String domain) {
        assertThat(of(section)).isEqualTo(new AuthorDomain.Sole(name(domain)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Subject: x                            | -                  | NO_FROM_FIELD",
                "Sender: a@example.com                 | -                  | NO_FROM_FIELD",
                "From: a@b.com¶From: a@b.com          | b.com              | SEVERAL_FROM_FIELDS",
                "From: a@b.com¶from: c@d.com          | b.com d.com        | SEVERAL_FROM_FIELDS",
                "From:                                 | -                  | NO_DOMAIN",
                "From: Undisclosed:;                   | -                  | NO_DOMAIN",
                "From: a@[192.0.2.1]                   | -                  | NO_DOMAIN",
                "From: a@[192.0.2.1], b@c.com          | c.com              | UNREADABLE_DOMAIN",
                "From: a@x_y.good.com                  | good.com           | UNREADABLE_DOMAIN",
                "From: a@-.x.good.com                  | x.good.com         | UNREADABLE_DOMAIN",
                "From: a@b_c.good.com, d@good.com      | good.com           | UNREADABLE_DOMAIN",
                "From: a@b_c.com                       | -                  | NO_DOMAIN",
                "From: a@b.com, c@d.com, e@b.com       | b.com d.com        | SEVERAL_DOMAINS",
                "From: a@b.com <c@d.com>               | b.com d.com        | SEVERAL_DOMAINS",
                "From: a@b.com c                       | b.com              | MALFORMED_FROM_FIELD",
                "From: a@b.com.                        | b.com              | MALFORMED_FROM_FIELD",
                "From: a@b.com (                       | b.com              | MALFORMED_FROM_FIELD",
                "From: nobody                          | -                  | MALFORMED_FROM_FIELD"
            })
    void anythingElseIsUnclear(String section, String domains, String flaw) {
        List<DomainName> found = domains.equals("-")
                ? List.of()
                : Arrays.stream(domains.split(" ")).map(AuthorDomainTest::name).toList();
        AuthorFlaw expected = AuthorFlaw.valueOf(flaw);
        assertThat(of(section)).isEqualTo(new AuthorDomain.Unclear(found, expected));
        assertThat(expected.words()).isNotBlank();
    }

    @Test
    void aDomainInAnotherCharsetIsUnreadable() {
        byte[] section = "From: a@b\u00fccher.example\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(AuthorDomain.of(HeaderReader.read(section)))
                .isEqualTo(new AuthorDomain.Unclear(List.of(), AuthorFlaw.NO_DOMAIN));
        byte[] name = "From: J\u00fcrgen <a@example.com>\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(AuthorDomain.of(HeaderReader.read(name))).isEqualTo(new AuthorDomain.Sole(name("example.com")));
    }

    /** Whatever stands around it, the address in the only angle brackets cannot be hidden from DMARC. */
    @Test
    void anAddressInAngleBracketsIsNeverOverlooked() {
        String noise = "ab.@\"\\(),:; \t\u00fc";
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder before = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                before.append(noise.charAt(random.nextInt(noise.length())));
            }
            StructuredCursor cursor = new StructuredCursor(before.toString());
            while (cursor.peek() >= 0) {
                if (!cursor.skipCfws()) {
                    AddressToken.read(cursor, false);
                }
            }
            AuthorDomain author = of("From: " + before + " <x@victim.com>");
            List<DomainName> domains = switch (author) {
                case AuthorDomain.Sole sole -> List.of(sole.domain());
                case AuthorDomain.Unclear unclear -> unclear.domains();
            };
            assertThat(domains.contains(name("victim.com")))
                    .as("seed %d: %s", seed, before)
                    .isEqualTo(!cursor.isBroken());
        }
    }

    private static AuthorDomain of(String section) {
        byte[] octets = (section.replace("¶", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        return AuthorDomain.of(HeaderReader.read(octets));
    }

    private static DomainName name(String text) {
        return DomainName.parse(text).orElseThrow();
    }
}
