package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListReaderTest {

    /** Value of the field | mailboxes as group/name/local part/domain, ';' between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a@example.com                                   | //a/example.com",
                "Alice <a@example.com>                           | /Alice/a/example.com",
                "\"a@good.com\" <b@evil.com>                     | /a@good.com/b/evil.com",
                "\"A \\\"B\\\" \\\\C\" <a@example.com>           | /A \"B\" \\C/a/example.com",
                "John Q. Public <j@example.com>                  | /John Q. Public/j/example.com",
                "J. <j@example.com>                              | /J./j/example.com",
                "=?utf-8?q?J=C3=BCrgen?= <j@example.com>         | /=?utf-8?q?J=C3=BCrgen?=/j/example.com",
                "Jürgen <jü@bücher.example>                      | /Jürgen/jü/bücher.example",
                "a@b.c, d@e.f                                    | //a/b.c;//d/e.f",
                ", ,a@b.c,,(x), d@e.f,                           | //a/b.c;//d/e.f",
                "Team: a@b.c, D <d@e.f>; , g@h.i                 | Team//a/b.c;Team/D/d/e.f;//g/h.i",
                "\"A Team\":;                                    | -",
                "A:; B:b@c.d;                                    | B//b/c.d",
                "(c) a (c) @ (c) b (c) . (c) c (c)               | //a/b.c",
                "a . b @ c . d                                   | //a.b/c.d",
                "\"a b\"@c.d                                     | //a b/c.d",
                "a.\"b\".c@d.e                                   | //a.b.c/d.e",
                "a@[192.0.2.1]                                   | //a/[192.0.2.1]",
                "a@[IPv6:2001:db8::1]                            | //a/[IPv6:2001:db8::1]",
                "<@x.y,@z:a@b.c>                                 | //a/b.c",
                "<,@x.y:a@b.c>                                   | //a/b.c",
                "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)> | /Pete/pete/silly.test",
                "(((deep (er)))) a@b.c                           | //a/b.c",
                "a%b!c@d.e                                       | //a%b!c/d.e",
                "(nobody)                                        | -"
            })
    void aWellFormedListIsRead(String value, String expected) {
        AddressList list = read(value);
        assertThat(text(list)).isEqualTo(expected);
        assertThat(list.flaws()).isEmpty();
    }

    @Test
    void foldingIsWhiteSpace() {
        AddressList list = read(" \"A\r\n B\"\r\n\t<a@\r\n b.c>,\n (x\r\n y) d@e.f\r\n");
        assertThat(text(list)).isEqualTo("/A B/a/b.c;//d/e.f");
        assertThat(list.flaws()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a                               | -                         | MALFORMED",
                "a@                              | //a/                      | MALFORMED",
                "@b.c                            | ///b.c                    | MALFORMED",
                "a b@c.d                         | //ab/c.d                  | MALFORMED",
                "a@b.c d                         | //a/b.c                   | MALFORMED",
                "a@b..c                          | //a/b                     | MALFORMED",
                "a@b.c.                          | //a/b.c                   | MALFORMED",
                ".a@b.c                          | //.a/b.c                  | MALFORMED",
                "a@b@c                           | //a/b;//b/c               | MALFORMED",
                "a@\"b.c\"                       | //a/b.c                   | MALFORMED",
                "<>                              | -                         | MALFORMED",
                "<a>                             | -                         | MALFORMED",
                "<a@b.c> <d@e.f>                 | //a/b.c;//d/e.f           | MALFORMED",
                "<a@b.c> d@e.f                   | //a/b.c;//d/e.f           | MALFORMED",
                "<a@b.c, d@e.f>                  | //a/b.c;//b.cd/e.f         | MALFORMED",
                "<<a@b.c>>                       | //<a/b.c                  | MALFORMED",
                "<a@b.c                          | //a/b.c                   | UNTERMINATED",
                "\"A <a@b.c>                     | -                         | MALFORMED UNTERMINATED",
                "a@b.c (                         | //a/b.c                   | UNTERMINATED",
                "a@[b                            | //a/[b]                   | UNTERMINATED",
                "G: a@b.c                        | G//a/b.c                  | UNTERMINATED",
                "G: H: a@b.c; ;                  | H//a/b.c                  | MALFORMED",
                "a@b.c;                          | //a/b.c                   | MALFORMED",
                ": a@b.c;                        | //a/b.c                   | MALFORMED",
                "a@b.c: d@e.f;                   | //a/b.c;a@b.c//d/e.f      | LOOSE_DISPLAY_NAME MALFORMED",
                "a@b.c <a@b.c>                   | //a/b.c;/a@b.c/a/b.c      | LOOSE_DISPLAY_NAME",
                "A [x] <a@b.c>                   | /A [x]/a/b.c              | LOOSE_DISPLAY_NAME",
                "A ) <a@b.c>                     | /A )/a/b.c                | MALFORMED",
                "A \\ <a@b.c>                    | /A \\/a/b.c               | MALFORMED",
                "Foo, Inc. <a@b.c>               | /Inc./a/b.c               | MALFORMED"
            })
    void aMalformedListYieldsAllThatMayBeMeant(String value, String expected, String flaws) {
        AddressList list = read(value);
        assertThat(text(list)).isEqualTo(expected);
        assertThat(list.flaws().stream().map(Enum::name).sorted().toList()).containsExactly(flaws.split(" "));
    }

    @Test
    void octetsThatAreNotUtf8AreKeptAndNoted() {
        AddressList list = AddressListReader.read("J\u00fc <a@b.c>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text(list)).isEqualTo("/J\u00fc/a/b.c");
        assertThat(list.flaws()).containsExactly(AddressListFlaw.NOT_UTF8);
    }

    /** A mebibyte each: a step for every character before it would take hours, a frame for every comment would not end. */
    @Test
    void hugeInputsAreReadInOnePass() {
        int huge = 1 << 20;
        assertThat(read("(".repeat(huge)).flaws()).containsExactly(AddressListFlaw.UNTERMINATED);
        assertThat(read("(".repeat(huge / 2) + ")".repeat(huge / 2) + "a@b.c").mailboxes())
                .hasSize(1);
        assertThat(read("\"" + "a\\\"".repeat(huge / 3) + "\" <a@b.c>").flaws()).isEmpty();
        assertThat(read("x" + " ".repeat(huge) + "<a@b.c>").flaws()).isEmpty();
        assertThat(read("a@b.c,".repeat(huge / 6)).mailboxes()).hasSize(huge / 6);
        assertThat(read("@".repeat(huge)).mailboxes()).hasSize(huge);
        assertThat(read("<".repeat(huge)).flaws()).contains(AddressListFlaw.UNTERMINATED);
        assertThat(read("<>".repeat(huge / 2)).mailboxes()).isEmpty();
        assertThat(read("a:".repeat(huge / 2)).mailboxes()).isEmpty();
        assertThat(read("a@b:".repeat(huge / 4)).mailboxes()).hasSize(huge / 4);
        assertThat(read("<" + "@a,".repeat(huge / 3) + ":b@c.d>").mailboxes()).hasSize(1);
        assertThat(read("\\".repeat(huge)).mailboxes()).isEmpty();
        assertThat(read("a.".repeat(huge / 2) + "a@b.c").flaws()).isEmpty();
    }

    @Test
    void randomOctetsNeverThrowAndEveryDomainInTheResultStandsInTheInput() {
        byte[] likely = "abc.@<>,;:()[]\"\\ \t\r\n\u00fc".getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[random.nextInt(60)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] =
                        random.nextInt(20) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            AddressList list = AddressListReader.read(octets);
            for (ListedMailbox mailbox : list.mailboxes()) {
                mailbox.domainName();
                assertThat(mailbox.domain()).as("seed %d", seed).doesNotContain("\r", "\n");
            }
            boolean at = new String(octets, StandardCharsets.ISO_8859_1).contains("@");
            assertThat(list.mailboxes().isEmpty() || at).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void whateverIsWrittenByTheGrammarIsReadBack() {
        for (long seed = 0; seed < 8_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder written = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                written.append(written.isEmpty() ? "" : cfws(random) + ",").append(cfws(random));
                expected.add(mailbox(random, written));
            }
            AddressList list = read(written.append(cfws(random)).toString());
            assertThat(text(list)).as("seed %d: %s", seed, written).isEqualTo(String.join(";", expected));
            assertThat(list.flaws()).as("seed %d: %s", seed, written).isEmpty();
        }
    }

    private static String mailbox(SplittableRandom random, StringBuilder written) {
        String local = word(random);
        String name = random.nextBoolean() ? word(random) : "";
        String domain = random.nextInt(5) == 0 ? "[192.0.2.1]" : "d" + random.nextInt(9) + ".example";
        String spec = quotedIfNeeded(local, random) + cfws(random) + "@" + cfws(random)
                + (domain.startsWith("[") ? domain : domain.replace(".", cfws(random) + "." + cfws(random)));
        String route = random.nextInt(6) == 0 ? "@x.example,@y:" : "";
        boolean angle = !name.isEmpty() || !route.isEmpty() || random.nextBoolean();
        String phrase = name.isEmpty() ? "" : quotedIfNeeded(name, random) + cfws(random);
        written.append(angle ? phrase + "<" + route + cfws(random) + spec + cfws(random) + ">" : spec);
        return "/" + name + "/" + local + "/" + domain;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            word.append("abcXYZ019-_=+\u00fc\u4e2d@<>()[],;:\\\". ".charAt(random.nextInt(29)));
        }
        return word.toString();
    }

    private static String quotedIfNeeded(String text, SplittableRandom random) {
        boolean atom = text.chars().allMatch(StructuredCursor::isAtext);
        return atom && random.nextBoolean()
                ? text
                : "\""
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace(" ", random.nextBoolean() ? " " : "\r\n ")
                        + "\"";
    }

    private static String cfws(SplittableRandom random) {
        return List.of("", "", " ", "\t", "\r\n ", "(c)", " (a@b.c (\\) \")) ", "(<x>, ;:)")
                .get(random.nextInt(8));
    }

    private static AddressList read(String value) {
        return AddressListReader.read(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(AddressList list) {
        List<String> mailboxes = list.mailboxes().stream()
                .map(m -> m.group() + "/" + m.displayName() + "/" + m.localPart() + "/" + m.domain())
                .toList();
        return mailboxes.isEmpty() ? "-" : String.join(";", mailboxes);
    }
}
