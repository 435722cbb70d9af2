package org.postern.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What somebody at a terminal sees of a command that takes long, and what is left of it. */
final class ProgressBarTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private long nanos = Long.MAX_VALUE - 7;
    private final ProgressBar bar = new ProgressBar(terminal, () -> nanos);

    private String drawn() {
        String text = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        return text;
    }

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void whatIsOverSoonShowsNothing() {
        for (int done = 0; done < 19; done++) {
            bar.went(done, 1_000);
            pass(100);
        }
        bar.end();
        assertThat(drawn()).isEmpty();
    }

    @Test
    void afterTwoSecondsItSaysHowFarHowFastAndHowLongStill() {
        pass(4_000);
        bar.went(1_000, 40_000);
        assertThat(drawn()).isEqualTo("\r\u001b[K[........................]   2 %  1000 of 40000, 250/s, 2:36 left");
        pass(100);
        bar.went(2_000, 40_000);
        assertThat(drawn()).isEmpty();
        pass(3_900);
        bar.went(20_000, 40_000);
        assertThat(drawn()).isEqualTo("\r\u001b[K[############............]  50 %  20000 of 40000, 2500/s, 0:08 left");
        pass(1_000);
        bar.went(40_000, 40_000);
        assertThat(drawn())
                .startsWith("\r\u001b[K[########################] 100 %")
                .endsWith(", 0:00 left");
        bar.end();
        bar.end();
        assertThat(drawn()).isEqualTo("\r\u001b[K");
    }

    @Test
    void whereNobodyKnowsHowMuchThereIsItCounts() {
        pass(5_000);
        bar.went(500, 0);
        assertThat(drawn()).isEqualTo("\r\u001b[K500, 100/s");
    }

    @Test
    void whatIsPrintedMeanwhileBeginsALineOfItsOwn() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pass(5_000);
        bar.went(1, 2);
        drawn();
        try (Cleared stream = new Cleared(out, bar)) {
            stream.write("a line\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(drawn()).isEqualTo("\r\u001b[K");
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("a line\n");
    }

    @Test
    void aPipeAFileAndNothingAreNoTerminals() {
        assertThat(Terminal.isTerminal(Path.of("/dev/pts/3"))).isTrue();
        assertThat(Terminal.isTerminal(Path.of("/dev/tty1"))).isTrue();
        assertThat(Terminal.isTerminal(Path.of("/dev/null"))).isFalse();
        assertThat(Terminal.isTerminal(Path.of("pipe:[1234]"))).isFalse();
        assertThat(Terminal.isTerminal(Path.of("/tmp/dev/pts/log"))).isFalse();
    }
}
