package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process of ours: where it listens, what it says, and how it is ended. */
final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern PORT = Pattern.compile(" 127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final Lines output;
    private final Lines error;
    private List<Integer> ports = List.of();

    ServerProcess(Process process) {
        this.process = process;
        this.output = new Lines(process.getInputStream());
        this.error = new Lines(process.getErrorStream());
    }

    void awaitReady() throws InterruptedException {
        Optional<String> ready = output.await(line -> line.startsWith("ready "), PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (ready.isEmpty()) {
            close();
        }
        assertThat(ready)
                .as("it says that it is ready; its log: %s", error.soFar())
                .isPresent();
        ports = PORT.matcher(ready.orElseThrow())
                .results()
                .map(port -> Integer.valueOf(port.group(1)))
                .toList();
    }

    /** Where clients connect. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getFirst());
    }

    /** Where a proxy connects. */
    InetSocketAddress proxyAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getLast());
    }

    /** Waits until the log has a line with these words. */
    void awaitLog(String words) throws InterruptedException {
        assertThat(error.await(line -> line.contains(words), PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("'%s' in the log: %s", words, error.soFar())
                .isPresent();
    }

    /** Whether the log has such a line, or gets one within a moment. */
    boolean logsSoon(String words) throws InterruptedException {
        return error.await(line -> line.contains(words), 100, TimeUnit.MILLISECONDS)
                .isPresent();
    }

    List<String> log() {
        return error.soFar();
    }

    /** SIGSTOP: what comes now waits in the kernel. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGHUP, as a supervisor has it read its configuration again. */
    void hangUp() throws IOException, InterruptedException {
        signal("HUP");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGTERM, as a supervisor ends it; what it says until its end is still read, which {@code Process} itself stops. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends; its log: %s", error.soFar())
                .isTrue();
        return process.exitValue();
    }

    /** Standard output, once it has ended. */
    List<String> output() throws InterruptedException {
        return output.all();
    }

    /** Standard error, once it has ended. */
    List<String> error() throws InterruptedException {
        return error.all();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
