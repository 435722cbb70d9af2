package org.postern.adapters.control;

import java.io.DataOutputStream;
import java.io.IOException;

/** Tells the other side how far it is, ten times a second at most; one that went away is not told any more. */
final class ProgressFrames implements ControlProgress {
    private static final long EVERY_NANOS = 100_000_000;

    private final DataOutputStream to;
    private long told = System.nanoTime();
    private boolean gone;

    ProgressFrames(DataOutputStream to) {
        this.to = to;
    }

    @Override
    public void went(long done, long of) {
        long now = System.nanoTime();
        if (gone || now - told < EVERY_NANOS) {
            return;
        }
        told = now;
        try {
            Frames.writeProgress(to, done, of);
        } catch (IOException away) {
            gone = true;
        }
    }
}
