package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the network cuts what a client sends, the server says and keeps the same: RFC 5321 §2.3.8 and §4.5.2 know
 * octets, not segments.
 */
class SplitPointTest {
    /** A story longer than this is cut at its first and last octets and at some between. */
    private static final int ALL_POSITIONS = 3_000;

    private static final int EDGE = 400;
    private static final int STRIDE = 257;
    private static final int RANDOM_ROUNDS = 20;

    static List<Transcript> stories() {
        return Transcripts.playable("memory-clear");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void oneCutAnywhere(Transcript story) {
        int octets = story.clientOctets();
        int cut = 1;
        while (cut < octets) {
            int position = cut;
            told("cut at " + cut, () -> MemoryPlayer.play(story, false, cutAt(position)));
            boolean sparse = octets > ALL_POSITIONS && cut > EDGE && cut < octets - EDGE;
            cut += sparse ? STRIDE : 1;
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void manyCutsAnywhere(Transcript story) {
        for (int round = 0; round < RANDOM_ROUNDS; round++) {
            long seed = 31L * round + story.name().hashCode();
            SplittableRandom random = new SplittableRandom(seed);
            int most = 1 + random.nextInt(40);
            told("seed " + seed, () -> MemoryPlayer.play(story, false, at -> 1 + random.nextInt(most)));
        }
    }

    @Test
    void thereAreManyStories() {
        assertThat(stories()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(stories().stream().filter(story -> story.clientOctets() <= ALL_POSITIONS))
                .hasSizeGreaterThanOrEqualTo(100);
    }

    private static LongToIntFunction cutAt(int cut) {
        return at -> at < cut ? (int) (cut - at) : Integer.MAX_VALUE;
    }

    private static void told(String how, Runnable play) {
        try {
            play.run();
        } catch (AssertionError mistake) {
            throw new AssertionError(how + ": " + mistake.getMessage(), mistake);
        }
    }
}
