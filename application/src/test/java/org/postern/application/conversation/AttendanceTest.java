package org.postern.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a client counts as gone: never for what it did at once behind the final dot, or before anybody looked. */
@Timeout(60)
class AttendanceTest {
    /** Whoever waits for a look that nobody takes waits in vain, and is ended by the time of the test. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private enum Sight {
        SILENCE,
        A_COMMAND,
        THE_END,
        A_RESET;

        boolean isOpen() throws IOException {
            return switch (this) {
                case SILENCE -> throw new SocketTimeoutException("silent");
                case A_RESET -> throw new SocketException("Connection reset");
                case A_COMMAND -> true;
                case THE_END -> false;
            };
        }
    }

    private Runnable later = () -> {};
    private CompletableFuture<Void> queued = new CompletableFuture<>();
    private int looks;
    private CountDownLatch looked = new CountDownLatch(1);

    /** One that sees this, look by look. */
    private Attendance seeing(Sight... sights) {
        Deque<Sight> next = new ArrayDeque<>(List.of(sights));
        return new Attendance(
                limit -> {
                    looks++;
                    Sight sight = next.remove();
                    looked.countDown();
                    return sight.isOpen();
                },
                look -> {
                    later = look;
                    return queued;
                },
                FOR_EVER);
    }

    private void someTimePasses() throws InterruptedException {
        later.run();
        assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
        looked = new CountDownLatch(1);
    }

    @Test
    void aQuickReplyLooksAtNobody() {
        Attendance attendance = seeing();
        assertThat(attendance.isGone()).isFalse();
        later.run();
        assertThat(attendance.isGone()).isFalse();
        attendance.over();
        assertThat(looks).isZero();
        assertThat(queued).isCancelled();
    }

    @Test
    void whoIsSilentOrTalksOnIsHere() throws InterruptedException {
        Attendance attendance = seeing(Sight.SILENCE, Sight.SILENCE);
        someTimePasses();
        assertThat(attendance.isGone()).isFalse();
        Attendance talking = seeing(Sight.SILENCE, Sight.A_COMMAND);
        someTimePasses();
        assertThat(talking.isGone()).isFalse();
    }

    @Test
    void whoEndedAtOnceListens() throws InterruptedException {
        Attendance attendance = seeing(Sight.THE_END, Sight.THE_END);
        someTimePasses();
        assertThat(attendance.isGone()).isFalse();
    }

    @Test
    void whoEndsLaterIsGone() throws InterruptedException {
        Attendance attendance = seeing(Sight.SILENCE, Sight.THE_END);
        someTimePasses();
        assertThat(attendance.isGone()).isTrue();
    }

    @Test
    void whoseConnectionIsLostIsGoneWheneverThatIsSeen() throws InterruptedException {
        Attendance attendance = seeing(Sight.SILENCE, Sight.A_RESET);
        someTimePasses();
        assertThat(attendance.isGone()).isTrue();
        Attendance before = seeing(Sight.A_RESET);
        someTimePasses();
        assertThat(before.isGone()).isTrue();
        Attendance ended = seeing(Sight.THE_END, Sight.A_RESET);
        someTimePasses();
        assertThat(ended.isGone()).isTrue();
    }

    @Test
    void nobodyLooksOnceItIsOver() {
        Attendance attendance = seeing();
        attendance.over();
        assertThat(queued).isCancelled();
        later.run();
        assertThat(looks).isZero();
    }
}
