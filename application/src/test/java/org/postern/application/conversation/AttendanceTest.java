package org.postern.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a client counts as gone: never for what it did at once behind the final dot, or before anybody looked. */
@Timeout(60)
class AttendanceTest {
    private static final IOException SILENT = new SocketTimeoutException("silent");
    private static final IOException RESET = new SocketException("Connection reset");

    private Runnable later = () -> {};
    private int looks;
    private final CountDownLatch looked = new CountDownLatch(1);

    /** One that sees this, look by look: true for something said, false for an end, or what a read throws. */
    private Attendance seeing(Object... sights) {
        Deque<Object> next = new ArrayDeque<>(List.of(sights));
        return new Attendance(
                limit -> {
                    looks++;
                    Object sight = next.remove();
                    looked.countDown();
                    if (sight instanceof IOException thrown) {
                        throw thrown;
                    }
                    return (Boolean) sight;
                },
                look -> later = look);
    }

    private void someTimePasses() throws InterruptedException {
        later.run();
        assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aQuickReplyLooksAtNobody() {
        Attendance attendance = seeing();
        assertThat(attendance.isGone()).isFalse();
        later.run();
        assertThat(attendance.isGone()).isFalse();
        attendance.over();
        assertThat(looks).isZero();
    }

    @Test
    void whoIsSilentOrTalksOnIsHere() throws InterruptedException {
        Attendance attendance = seeing(SILENT, SILENT);
        someTimePasses();
        assertThat(attendance.isGone()).isFalse();
        Attendance talking = seeing(SILENT, true);
        someTimePasses();
        assertThat(talking.isGone()).isFalse();
    }

    @Test
    void whoEndedAtOnceListens() throws InterruptedException {
        Attendance attendance = seeing(false, false);
        someTimePasses();
        assertThat(attendance.isGone()).isFalse();
    }

    @Test
    void whoEndsLaterIsGone() throws InterruptedException {
        Attendance attendance = seeing(SILENT, false);
        someTimePasses();
        assertThat(attendance.isGone()).isTrue();
    }

    @Test
    void whoseConnectionIsLostIsGoneWheneverThatIsSeen() throws InterruptedException {
        Attendance attendance = seeing(SILENT, RESET);
        someTimePasses();
        assertThat(attendance.isGone()).isTrue();
        Attendance before = seeing(RESET);
        someTimePasses();
        assertThat(before.isGone()).isTrue();
        Attendance ended = seeing(false, RESET);
        someTimePasses();
        assertThat(ended.isGone()).isTrue();
    }

    @Test
    void nobodyLooksOnceItIsOver() {
        Attendance attendance = seeing();
        attendance.over();
        later.run();
        assertThat(looks).isZero();
    }
}
