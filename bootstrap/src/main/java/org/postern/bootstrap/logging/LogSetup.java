package org.postern.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sets Logback up without a file; found through META-INF/services. A bounded queue stands between the program and standard
 * error: when nobody reads, events are dropped and nobody waits.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
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
        GatheringQueue queue = new GatheringQueue(new LineWriter(context, layout, to, lost), lost);
        queue.setContext(context);
        queue.setName("lines");
        queue.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(queue);
        QUIET.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    }
}
