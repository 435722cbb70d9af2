package org.postern.testkit.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;
import org.postern.domain.scan.Wish;

/** What a {@link ContentScanner} promises, whatever its daemon does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ContentScannerContract {
    /** More than any socket buffers. */
    int LARGE = 12 << 20;

    Duration SHORT = Duration.ofMillis(300);

    /** A scanner whose daemon behaves so; it lives as long as the test. */
    ContentScanner scannerOf(DaemonConduct conduct) throws IOException;

    /** The messages that its daemon was shown. */
    List<byte[]> received();

    private ScanAnswer scanned(DaemonConduct conduct, ScanRequest request) throws IOException {
        return scannerOf(conduct).scan(request);
    }

    @Test
    default void aMessageItHasNothingAgainstIsCleanAndWasShownOctetForOctet() throws IOException {
        byte[] message = SomeScans.message(200_001);
        assertThat(scanned(DaemonConduct.CONTENT, SomeScans.of(message, SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Clean());
        assertThat(received()).singleElement().isEqualTo(message);
    }

    @Test
    default void aMessageWithoutABodyIsShownToo() throws IOException {
        byte[] message = SomeScans.message(0);
        assertThat(scanned(DaemonConduct.CONTENT, SomeScans.of(message, SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Clean());
        assertThat(received()).singleElement().isEqualTo(message);
    }

    @Test
    default void aMessageItCondemnsIsFoundOrUnwanted() throws IOException {
        ScanOutcome outcome = scanned(DaemonConduct.CONDEMNING, SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                .outcome();
        boolean condemned = outcome instanceof ScanOutcome.Found
                || outcome instanceof ScanOutcome.Wants wants && wants.wish() == Wish.REFUSE;
        assertThat(condemned).as(outcome.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DaemonConduct.class,
            names = {"ABSENT", "CUT_OFF", "GARBAGE", "SILENT", "DEAF", "ENDLESS", "DRIPPING"})
    default void aDaemonThatGivesNoAnswerIsUnavailable(DaemonConduct conduct) throws IOException {
        for (int size : new int[] {10, LARGE}) {
            assertThat(scanned(conduct, SomeScans.of(SomeScans.message(size), SHORT))
                            .outcome())
                    .isInstanceOf(ScanOutcome.Unavailable.class);
        }
    }

    @Test
    default void aMessageThatCannotBeReadIsNoReasonToThrow() throws IOException {
        assertThat(scanned(DaemonConduct.CONTENT, SomeScans.unreadable()).outcome())
                .isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Test
    default void whoeverIsInterruptedHasAnAnswerAtOnce() throws Exception {
        ContentScanner scanner = scannerOf(DaemonConduct.SILENT);
        FutureTask<ScanAnswer> task =
                new FutureTask<>(() -> scanner.scan(SomeScans.of(SomeScans.message(10), Duration.ofHours(1))));
        Thread thread = Thread.ofVirtual().start(task);
        thread.interrupt();
        assertThat(task.get().outcome()).isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Test
    default void manyMessagesAtOnceDoNotMix() throws IOException, InterruptedException, ExecutionException {
        ContentScanner scanner = scannerOf(DaemonConduct.CONTENT);
        Supplier<ScanAnswer> one = () -> scanner.scan(SomeScans.of(SomeScans.message(70_000), SomeScans.PATIENCE));
        List<CompletableFuture<ScanAnswer>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        one, task -> Thread.ofVirtual().start(task)))
                .toList();
        for (CompletableFuture<ScanAnswer> answer : all) {
            assertThat(answer.get().outcome()).isEqualTo(new ScanOutcome.Clean());
        }
        assertThat(received()).hasSize(20).allMatch(octets -> octets.length == SomeScans.message(70_000).length);
    }
}
