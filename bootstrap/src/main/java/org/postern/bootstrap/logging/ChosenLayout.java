package org.postern.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import org.postern.bootstrap.configuration.LogFormat;

/** Lines for people until the configuration asks for something else. */
final class ChosenLayout extends LayoutBase<ILoggingEvent> {
    private final LineLayout plain = new LineLayout();
    private final JsonLayout json = new JsonLayout();
    private volatile boolean asJson;

    /** From here on. */
    void choose(LogFormat format) {
        asJson = format == LogFormat.JSON;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return asJson ? json.doLayout(event) : plain.doLayout(event);
    }
}
