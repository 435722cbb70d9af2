package org.postern.bootstrap.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sets Logback up without a file; found through META-INF/services. A bounded queue stands between the program and standard
 * error: when nobody reads, events are dropped and nobody waits.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final int QUEUE = 8192;
    private static final int FLUSH_MILLISECONDS = 1000;
    private static final List<String> QUIET = List.of("org.flywaydb", "com.h2database", "h2database", "org.xbill.DNS");

    /** For Logback. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        install(context, new FileOutputStream(FileDescriptor.err), Logs.LOST);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void install(LoggerContext context, OutputStream to, LongAdder lost) {
        context.getStatusManager().add(new NopStatusListener());
        ChosenLayout layout = new ChosenLayout();
        context.putObject(ChosenLayout.class.getName(), layout);
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setEncoder(encoder);
        lines.setOutputStream(new PatientStream(to, lost::add));
        lines.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(queued(context, lines, lost));
        QUIET.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    }

    private static AsyncAppender queued(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> lines, LongAdder lost) {
        AsyncAppender queue = new CountingQueue(lost);
        queue.setContext(context);
        queue.setName("lines");
        queue.setQueueSize(QUEUE);
        queue.setMaxFlushTime(FLUSH_MILLISECONDS);
        queue.addAppender(lines);
        queue.start();
        return queue;
    }
}
