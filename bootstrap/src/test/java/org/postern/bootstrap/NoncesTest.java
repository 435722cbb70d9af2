package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RFC 5802 §5.1: another one each time, of printable characters without a comma, with enough chance in it. */
class NoncesTest {
    private static final int MANY = 2_000;

    @Test
    void eachIsAnotherAndFitsIntoAMessage() {
        Supplier<String> nonces = Nonces.of(new SplittableRandom(1));
        List<String> some = Stream.generate(nonces).limit(MANY).toList();
        assertThat(some).doesNotHaveDuplicates().allMatch(nonce -> nonce.matches("[A-Za-z0-9+/]{24}"));
    }

    /** Every character differs from one to the next now and then: none is fixed. */
    @Test
    void chanceIsInAllOfIt() {
        Supplier<String> nonces = Nonces.of(new SplittableRandom(2));
        List<String> some = Stream.generate(nonces).limit(MANY).toList();
        IntStream.range(0, 24)
                .forEach(at -> assertThat(some.stream()
                                .map(nonce -> nonce.charAt(at))
                                .distinct()
                                .count())
                        .as("different characters at %d", at)
                        .isEqualTo(64));
    }
}
