package org.postern.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The terminal a command runs in, by means of {@code stty} and {@code test}, which every Unix has. */
final class Terminal implements AutoCloseable {
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
    private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";
    private static final int USUAL_HEIGHT = 24;

    private final OutputStream out;
    private final Thread restore = Thread.ofPlatform().name("terminal").unstarted(this::leave);

    private Terminal(OutputStream out) {
        this.out = out;
    }

    /** Whether standard output is a terminal. */
    static boolean isOne() {
        return run(List.of("test", "-t", "1"), ProcessBuilder.Redirect.INHERIT).equals("0");
    }

    /** Takes the whole screen, and each key as it is pressed, until it is closed or the process is ended. */
    static Terminal take(OutputStream out) throws IOException {
        Terminal terminal = new Terminal(out);
        Runtime.getRuntime().addShutdownHook(terminal.restore);
        run(List.of("stty", "-icanon", "-echo"), ProcessBuilder.Redirect.INHERIT);
        out.write(OTHER_SCREEN.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return terminal;
    }

    /** How many lines it has now. */
    int height() {
        String size = output(List.of("stty", "size")).strip();
        int space = size.indexOf(' ');
        boolean number = space > 0 && size.substring(0, space).chars().allMatch(c -> c >= '0' && c <= '9') && space < 5;
        int height = number ? Integer.parseInt(size.substring(0, space)) : USUAL_HEIGHT;
        return height > 0 ? height : USUAL_HEIGHT;
    }

    /** Draws lines from the top; what was there before is gone. */
    void draw(List<String> lines) throws IOException {
        String screen = HOME + String.join(CLEAR_LINE + "\r\n", lines) + CLEAR_LINE + CLEAR_BELOW;
        out.write(screen.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Waits that long; true when the key was pressed meanwhile. */
    static boolean pressed(InputStream keys, char wanted, long millis) throws IOException, InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            while (keys.available() > 0) {
                if (keys.read() == wanted) {
                    return true;
                }
            }
            Thread.sleep(50);
        }
        return false;
    }

    private void leave() {
        run(List.of("stty", "icanon", "echo"), ProcessBuilder.Redirect.INHERIT);
        try {
            out.write(OWN_SCREEN.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        leave();
        Runtime.getRuntime().removeShutdownHook(restore);
    }

    private static String run(List<String> words, ProcessBuilder.Redirect output) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Integer.toString(process.waitFor());
        } catch (IOException noSuchProgram) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String output(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor();
            return text;
        } catch (IOException noSuchProgram) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
