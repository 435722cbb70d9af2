package org.postern.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3492 §7.1: its own samples, both ways. */
class PunycodeTest {
    private static final int ROUNDS = 50_000;

    @ParameterizedTest
    @CsvSource({
        "0644 064A 0647 0645 0627 0628 062A 0643 0644 0645 0648 0634 0639 0631 0628 064A 061F, egbpdaj6bu4bxfgehfvwxn",
        "4ED6 4EEC 4E3A 4EC0 4E48 4E0D 8BF4 4E2D 6587, ihqwcrb4cv8a8dqg056pqjye",
        "4ED6 5011 7232 4EC0 9EBD 4E0D 8AAA 4E2D 6587, ihqwctvzc91f659drss3x8bo0yb",
        "0050 0072 006F 010D 0070 0072 006F 0073 0074 011B 006E 0065 006D 006C 0075 0076 00ED 010D 0065 0073 006B 0079, Proprostnemluvesky-uyb24dma41a",
        "05DC 05DE 05D4 05D4 05DD 05E4 05E9 05D5 05D8 05DC 05D0 05DE 05D3 05D1 05E8 05D9 05DD 05E2 05D1 05E8 05D9 05EA, 4dbcagdahymbxekheh6e0a7fei0b",
        "306A 305C 307F 3093 306A 65E5 672C 8A9E 3092 8A71 3057 3066 304F 308C 306A 3044 306E 304B, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
        "043F 043E 0447 0435 043C 0443 0436 0435 043E 043D 0438 043D 0435 0433 043E 0432 043E 0440 044F 0442 043F 043E 0440 0443 0441 0441 043A 0438, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "0054 1EA1 0069 0073 0061 006F 0068 1ECD 006B 0068 00F4 006E 0067 0074 0068 1EC3 0063 0068 1EC9 006E 00F3 0069 0074 0069 1EBF 006E 0067 0056 0069 1EC7 0074, TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g",
        "0033 5E74 0042 7D44 91D1 516B 5148 751F, 3B-ww4c5e180e575a65lsy2b",
        "5B89 5BA4 5948 7F8E 6075 002D 0077 0069 0074 0068 002D 0053 0055 0050 0045 0052 002D 004D 004F 004E 004B 0045 0059 0053, -with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n",
        "004D 0061 006A 0069 3067 004B 006F 0069 3059 308B 0035 79D2 524D, MajiKoi5-783gue6qz075azm5e",
        "30D1 30D5 30A3 30FC 0064 0065 30EB 30F3 30D0, de-jg4avhby1noc0d",
        "305D 306E 30B9 30D4 30FC 30C9 3067, d9juau41awczczp",
        "002D 003E 0020 0024 0031 002E 0030 0030 0020 003C 002D, -> $1.00 <--"
    })
    void bothWays(String codePoints, String punycode) {
        StringBuilder text = new StringBuilder();
        for (String point : codePoints.split(" ")) {
            text.appendCodePoint(Integer.parseInt(point, 16));
        }
        assertThat(Punycode.encode(text.toString())).contains(punycode);
        assertThat(Punycode.decode(punycode)).contains(text.toString());
    }

    @Test
    void anyTextComesBack() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                int c = random.nextInt(1 << 7 + random.nextInt(14)) % (Character.MAX_CODE_POINT + 1);
                text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
            }
            String written = Punycode.encode(text.toString()).orElseThrow();
            assertThat(Punycode.decode(written)).as("seed %d", seed).contains(text.toString());
        }
    }

    @Test
    void anyOctetsAreTextOrNothing() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append("abcxyz0189-A\u00e9".charAt(random.nextInt(13)));
            }
            Punycode.decode(text.toString())
                    .ifPresent(decoded -> assertThat(decoded.codePoints()).allMatch(Character::isValidCodePoint));
        }
        assertThat(Punycode.decode("z".repeat(256))).isEmpty();
        assertThat(Punycode.decode("a".repeat(257))).isEmpty();
    }
}
