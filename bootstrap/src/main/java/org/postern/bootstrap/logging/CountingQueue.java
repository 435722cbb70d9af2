package org.postern.bootstrap.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.LongAdder;

/** A bounded queue before a slow writer: who logs never waits; what finds no place is dropped and counted. */
final class CountingQueue extends AsyncAppender {
    private final LongAdder lost;

    CountingQueue(LongAdder lost) {
        this.lost = lost;
        setNeverBlock(true);
        setDiscardingThreshold(0);
    }

    /** Two who come at the same moment for the last place: one may be dropped uncounted. */
    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() == 0) {
            lost.increment();
        } else {
            super.append(event);
        }
    }
}
