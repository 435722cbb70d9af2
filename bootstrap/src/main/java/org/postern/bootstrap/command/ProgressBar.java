package org.postern.bootstrap.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.postern.application.maintain.Pace;

/**
 * A line on a terminal that says how far something has come, how fast, and how long it still takes. It appears when that
 * has lasted two seconds, is drawn a few times a second, and leaves nothing behind.
 */
public final class ProgressBar implements Pace {
    private static final long APPEARS_NANOS = 2_000_000_000;
    private static final long EVERY_NANOS = 200_000_000;
    private static final int WIDTH = 24;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final LongSupplier nanos;
    private final long began;
    private long drawn;
    private boolean visible;

    /** {@code nanos}: the machine's monotonic clock. */
    public ProgressBar(OutputStream terminal, LongSupplier nanos) {
        this.terminal = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.drawn = began;
    }

    @Override
    public void went(long done, long of) {
        long now = nanos.getAsLong();
        if (now - began >= APPEARS_NANOS && (!visible || now - drawn >= EVERY_NANOS)) {
            drawn = now;
            visible = true;
            terminal.print(CLEAR + line(done, of, now - began));
            terminal.flush();
        }
    }

    /** Takes it away, if it is there: whatever is printed next begins a line of its own. */
    public void end() {
        if (visible) {
            visible = false;
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    private static String line(long done, long of, long nanos) {
        double rate = done / (nanos / 1e9);
        if (of <= 0) {
            return String.format(Locale.ROOT, "%d, %.0f/s", done, rate);
        }
        int full = (int) Math.min(WIDTH, WIDTH * done / of);
        long left = rate > 0 ? Math.round((of - done) / rate) : 0;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %d of %d, %.0f/s, %d:%02d left",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                100 * done / of,
                done,
                of,
                rate,
                left / 60,
                left % 60);
    }
}
