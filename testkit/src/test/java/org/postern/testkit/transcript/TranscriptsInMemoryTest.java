package org.postern.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story through a whole conversation in memory. */
class TranscriptsInMemoryTest {
    private static final int LEAST = 120;

    static List<Transcript> clear() {
        return Transcripts.playable("memory-clear");
    }

    static List<Transcript> tls() {
        return Transcripts.playable("memory-tls");
    }

    @ParameterizedTest
    @MethodSource("clear")
    void goesAsTold(Transcript story) {
        MemoryPlayer.play(story, false, at -> Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("tls")
    void goesAsToldUnderTls(Transcript story) {
        MemoryPlayer.play(story, true, at -> Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("clear")
    void goesTheSameOctetByOctet(Transcript story) {
        MemoryPlayer.play(story, false, at -> 1);
    }

    @Test
    void thereAreManyStories() {
        assertThat(Transcripts.all()).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(clear()).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(tls()).hasSizeGreaterThanOrEqualTo(LEAST - 20);
    }
}
