package org.postern.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private static LoggerContext context(OutputStream to) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogSetup.install(context, to);
        return context;
    }

    private String lines(LoggerContext context) {
        context.stop();
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEventIsOneLineWhateverItSays() {
        LoggerContext context = context(written);
        Logger logger = context.getLogger("org.postern.Session");
        logger.atInfo()
                .setMessage("subject {} \u001b[31m")
                .addArgument("a\r\n2026-11-23 INFO fake\u2028b\u2029c\u0085d\u0000")
                .addKeyValue("helo", "x y\n\"z\"")
                .addKeyValue("client", "192.0.2.1")
                .log();
        String line = lines(context);
        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1).codePoints())
                .allMatch(c -> c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f) && c != 0x2028 && c != 0x2029);
        assertThat(line.substring("2026-11-23T15:00:00.000Z".length()))
                .isEqualTo(
                        " INFO Session: subject a\\r\\n2026-11-23 INFO fake\\u2028b\\u2029c\\u0085d\\u0000 \\u001b[31m"
                                + " helo=\"x y\\n\\\"z\\\"\" client=192.0.2.1\n");
        assertThat(line).matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO .*");
    }

    @Test
    void anExceptionStaysOnItsLine() {
        LoggerContext context = context(written);
        Exception exception = new IOException("disk\ngone", new IllegalStateException("inner"));
        context.getLogger("x.Store").error("kept nothing", exception);
        String text = lines(context);
        assertThat(text.lines()).hasSize(1);
        assertThat(text)
                .contains("ERROR Store: kept nothing | java.io.IOException: disk\\ngone at org.postern")
                .contains(" | caused by java.lang.IllegalStateException: inner at ");
    }

    @Test
    void onlyWarningsComeFromTheChatty() {
        LoggerContext context = context(written);
        context.getLogger("org.flywaydb.core.Command").info("migrating");
        context.getLogger("org.xbill.DNS.Nio").warn("slow");
        context.getLogger("org.postern.X").debug("detail");
        assertThat(lines(context)).contains("WARN Nio: slow").doesNotContain("migrating", "detail");
    }

    @Test
    void nobodyWaitsForAReaderThatIsStuck() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        LoggerContext context = context(new OutputStream() {
            @Override
            public void write(int octet) {
                await(stuck);
            }
        });
        Logger logger = context.getLogger("org.postern.X");
        Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; i < 50_000; i++) {
                logger.error("event {}", i);
            }
            finished.countDown();
        });
        assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
        stuck.countDown();
        context.stop();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void logbackFindsTheSetUp() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getLogger("org.flywaydb").getLevel()).hasToString("WARN");
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("lines"))
                .isNotNull();
    }
}
