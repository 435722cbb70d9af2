package org.postern.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReadableTextTest {

    @Test
    void lineEndingsAndControlsBecomeSingleSpaces() {
        assertThat(ReadableText.of("a\r\n\t b\u0000c\u001b[31m\u0085\u2028d\u007f"))
                .isEqualTo("a b c [31m d");
    }

    @Test
    void marksOfDirectionVanish() {
        assertThat(ReadableText.of("x\u202eexe.gpj\u202c\u2066\ufeff\u200e\u061c\ufff9"))
                .isEqualTo("xexe.gpj");
    }

    @Test
    void halvesOfPairsAreShownAsUnknown() {
        assertThat(ReadableText.of("a\ud834b \ud834\udd1e \udd1e")).isEqualTo("a\ufffdb \ud834\udd1e \ufffd");
    }

    @Test
    void aPairIsNotCutInTwo() {
        assertThat(ReadableText.of("ab\ud834\udd1e", 3)).isEqualTo("ab");
        assertThat(ReadableText.of("ab\ud834\udd1e", 4)).isEqualTo("ab\ud834\udd1e");
    }

    @Test
    void noMoreThanTheMostIsKept() {
        assertThat(ReadableText.of("x".repeat(5_000))).hasSize(ReadableText.MOST);
    }

    @Test
    void everyCharacterOfAnyTextMadeReadableIsPlain() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0xA1));
            }
            String readable = ReadableText.of(text.toString());
            assertThat(readable.codePoints()).as("seed 9, round %d", round).allMatch(ReadableText::isPlain);
            assertThat(readable).isEqualTo(readable.strip()).doesNotContain("  ");
            assertThat(readable.codePoints()).noneMatch(Character::isISOControl);
        }
    }
}
