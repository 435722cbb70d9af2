package org.postern.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.bootstrap.configuration.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class LogTest {
    private static final LongAdder LOST = new LongAdder();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private static LoggerContext context(OutputStream to) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogSetup.install(context, to, LOST);
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
    void asJsonAnEventIsOneObjectInAsciiOnOneLine() {
        LoggerContext context = context(written);
        ((ChosenLayout) context.getObject(ChosenLayout.class.getName())).choose(LogFormat.JSON);
        context.getLogger("org.postern.Session")
                .atWarn()
                .setMessage("subject {}")
                .addArgument("a\r\n\u001b\u009b\u2028\u0000 \"x\" \ud800")
                .addKeyValue("client", "192.0.2.1")
                .addKeyValue("octets", 12L)
                .addKeyValue("level", "forged")
                .setCause(new IOException("disk\ngone"))
                .log();
        String line = lines(context);
        assertThat(line.substring(0, line.length() - 1).chars()).allMatch(c -> c >= ' ' && c < 127);
        JsonNode object = JsonMapper.shared().readTree(line);
        assertThat(object.get("level").asString()).isEqualTo("WARN");
        assertThat(object.get("level_").asString()).isEqualTo("forged");
        assertThat(object.get("client").asString()).isEqualTo("192.0.2.1");
        assertThat(object.get("octets").asLong()).isEqualTo(12);
        assertThat(object.get("message").asString()).startsWith("subject a\r\n\u001b\u009b\u2028\u0000 \"x\" ");
        assertThat(object.get("exception").asString()).startsWith("java.io.IOException: disk\ngone at org.postern");
        assertThat(object.get("time").asString()).endsWith("Z");
    }

    /** Row 85: a log whose disk is full loses events, and goes on once there is room. */
    @Test
    void aFullDiskCostsEventsAndNothingElse() throws InterruptedException {
        AtomicBoolean full = new AtomicBoolean(true);
        long before = LOST.sum();
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                if (full.get()) {
                    full.set(false);
                    throw new IOException("No space left on device");
                }
                written.write(octet);
            }
        };
        LoggerContext context = context(disk);
        context.getLogger("x.Store").warn("first");
        while (LOST.sum() == before) {
            Thread.sleep(1);
        }
        context.getLogger("x.Store").warn("second");
        assertThat(lines(context))
                .contains("second", "1 events of the log were lost")
                .doesNotContain("first");
        assertThat(LOST.sum() - before).isEqualTo(1);
    }

    /** A line costs no write of its own, none is cut in two by the end of a write, and none is lost at the end. */
    @Test
    void manyLinesAreFewWrites() {
        List<Integer> writes = new ArrayList<>();
        LoggerContext context = context(new OutputStream() {
            @Override
            public void write(int octet) {
                throw new AssertionError("one octet is no line");
            }

            @Override
            public void write(byte[] octets, int from, int length) {
                assertThat(octets[from + length - 1]).isEqualTo((byte) '\n');
                writes.add(length);
                written.write(octets, from, length);
            }
        });
        String filling = "x".repeat(1_000);
        for (int i = 0; i < 3_000; i++) {
            context.getLogger("x.Session").info("line {} {}", i, filling);
        }
        assertThat(lines(context).lines()).hasSize(3_000);
        assertThat(writes).hasSizeLessThan(200).allMatch(length -> length < 70_000);
    }

    /** What cannot be described costs itself only. */
    @Test
    void aValueThatFailsToDescribeItselfCostsOneEvent() {
        LoggerContext context = context(written);
        long before = LOST.sum();
        context.getLogger("x.Session")
                .atInfo()
                .addKeyValue("a", new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no words");
                    }
                })
                .log("first");
        context.getLogger("x.Session").info("second");
        assertThat(lines(context)).contains("second").doesNotContain("first");
        assertThat(LOST.sum() - before).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForAReaderThatIsStuck() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        LoggerContext context = context(new OutputStream() {
            @Override
            public void write(int octet) {
                await(stuck);
                written.write(octet);
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
        assertThat(LOST.sum()).isGreaterThan(40_000);
        stuck.countDown();
        assertThat(lines(context)).containsPattern("WARN log: 4\\d{4} events of the log were lost");
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
