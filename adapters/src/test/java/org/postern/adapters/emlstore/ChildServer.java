package org.postern.adapters.emlstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Opens a store in a process of its own, with an empty environment, and keeps a message in it. */
final class ChildServer {

    private ChildServer() {}

    /** Runs it after a command of the shell; gives what it says. */
    static String run(Path root, String before) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(List.of(
                "/bin/sh",
                "-c",
                before + " exec \"$@\"",
                "sh",
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildServer.class.getName(),
                root.toString()));
        command.environment().clear();
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return said;
    }

    /** The process. */
    public static void main(String[] arguments) {
        try (EmlStore store = EmlStore.open(Path.of(arguments[0]), TestSettings.SMALL)) {
            Written message = Disk.message(100, 100_000);
            System.out.println(store.keep(message.id(), message.head(), message, 0));
            System.out.println(store.find("\u00fc").isEmpty());
        } catch (StoreRefused refused) {
            System.out.println(refused.getMessage());
        }
    }
}
