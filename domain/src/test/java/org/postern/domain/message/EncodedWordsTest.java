package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncodedWordsTest {

    /** RFC 2047 §8, and what the field sends besides. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "(=?ISO-8859-1?Q?a?=)|(a)",
                "(=?ISO-8859-1?Q?a?= b)|(a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)|(ab)",
                "(=?ISO-8859-1?Q?a?=    =?ISO-8859-1?Q?b?=)|(ab)",
                "(=?ISO-8859-1?Q?a_b?=)|(a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)|(a b)",
                "=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>|Keith Moore <moore@cs.utk.edu>",
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=|If you can read this yo",
                "=?utf-8*en?q?lang?=|lang",
                "=?UTF-8?q?spaces inside?=|spaces inside",
                "=?utf-8?b?w6Q?= x|ä x",
                "=?utf-8?q?=C3?= =?UTF-8?q?=A4?=|ä",
                "=?utf-8?b?4oI=?= =?utf-8?b?rA==?=|€",
                "a =?utf-8?q?b?=c|a bc",
                "=?utf-8?q??=|''",
                "plain|plain",
                "=?x-no-such-charset?q?raw?=|=?x-no-such-charset?q?raw?=",
                "=?utf-8?z?raw?=|=?utf-8?z?raw?=",
                "=?utf-8?q?no end|=?utf-8?q?no end",
                "=?utf-8?q?=4?= =?utf-8?q?=zz=41?=|=4=zzA",
                "=?=?utf-8?q?a?=|=?a",
                "=?|=?"
            })
    void itReads(String text, String decoded) {
        assertThat(EncodedWords.decode(text)).isEqualTo(decoded);
    }

    @Test
    void whatIsBehindTheLimitIsNotLookedAt() {
        assertThat(EncodedWords.decode("x".repeat(1 << 20))).hasSize(1 << 14);
    }

    @Test
    void aNameOfACharsetThatIsNoneStaysAsItIs() {
        for (String name : new String[] {"", "*", "ü", "a b", "a".repeat(1_000), "../x", "-", ":a"}) {
            String word = "=?" + name + "?q?raw?=";
            assertThat(EncodedWords.decode(word)).isEqualTo(word);
        }
    }

    @Test
    void anyOctetsInAnyCharsetThereIsAreReadWithoutThrowing() {
        SplittableRandom random = new SplittableRandom(7);
        int charsets = 0;
        for (String name : Charset.availableCharsets().keySet()) {
            StringBuilder word = new StringBuilder("=?" + name + "?q?");
            for (int i = 0; i < 200; i++) {
                word.append("=%02X".formatted(random.nextInt(256)));
            }
            assertThat(EncodedWords.decode(word + "?=")).as(name).isNotEqualTo(word + "?=");
            charsets++;
        }
        assertThat(charsets).isGreaterThan(50);
    }

    @Test
    void piecesOfWordsInAnyOrderAreReadWithoutThrowing() {
        String[] pieces = {"=?", "?=", "?", "=", "utf-8", "q", "b", "?q?", " ", "=C3", "w6Q=", "\r\n ", "é", "*", "_"};
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(EncodedWords.decode(text.toString()).length())
                    .as("%s", text)
                    .isLessThanOrEqualTo(text.length());
        }
    }
}
