package org.postern.machine;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder as a user has it: {@code ./postern}, a jar beside it (which leads to the classes under test), a configuration,
 * a store. What runs in it are processes of their own, by the very command of the launcher.
 */
final class Installation {
    private static final Path SCRIPT = Path.of("..", "postern").toAbsolutePath().normalize();

    /** What is tried here has nothing to do with the DNS, and nothing may leave the loopback. */
    private static final String NOBODY_IS_JUDGED = """
            dns: { servers: ["127.0.0.1:9"], timeout: 100ms, tries: 1 }
            policy: { trusted-networks: [127.0.0.0/8, 192.0.2.0/24] }
            """;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private Installation(Path folder) {
        this.folder = folder;
    }

    /** With a listener for STARTTLS and one for clients that a proxy names; the tests add the limits they need. */
    static Installation in(Path folder, String... moreConfiguration) throws IOException {
        Installation made = new Installation(folder);
        Path jar = folder.resolve("bootstrap/target/postern.jar");
        Files.createDirectories(jar.getParent());
        Files.copy(SCRIPT, folder.resolve("postern"));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream empty = new JarOutputStream(file, manifest())) {
            empty.finish();
        }
        made.configure(
                Stream.concat(Stream.of("""
                        hostname: mx.example.test
                        data: data
                        emails: emails
                        domains: { example.test: { mailboxes: [alice] } }
                        listeners:
                          - { address: 127.0.0.1, port: 0, tls: starttls }
                          - { address: 127.0.0.1, port: 0, proxy-protocol: [127.0.0.1/32] }
                        """), Stream.concat(Stream.of(moreConfiguration), Stream.of(NOBODY_IS_JUDGED)))
                        .collect(Collectors.joining()));
        return made;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.postern.bootstrap.Launcher");
        main.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(part -> !part.isEmpty())
                        .map(part -> Path.of(part).toUri().toASCIIString())
                        .collect(Collectors.joining(" ")));
        return manifest;
    }

    /** What runs from now on finds this in its environment. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    void configure(String configuration) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), configuration);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Emails emails() {
        return new Emails(folder.resolve("emails"));
    }

    /** A server that accepts mail; it ends at the latest when it is closed. */
    ServerProcess start(String... javaOptions) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(process(List.of(javaOptions), List.of("serve")));
        server.awaitReady();
        return server;
    }

    /** The same under nohup, as far as signals go: it is not to hear SIGHUP. */
    ServerProcess startDeafToHangup() throws IOException, InterruptedException {
        ServerProcess server =
                new ServerProcess(process("trap '' HUP; exec /bin/sh \"$@\"", List.of(), List.of("serve")));
        server.awaitReady();
        return server;
    }

    /** A command, or a server that is not expected to start: it has ended when this returns. */
    ServerProcess run(String... words) throws IOException, InterruptedException {
        try (ServerProcess command = new ServerProcess(process(List.of(), List.of(words)))) {
            command.awaitExit();
            return command;
        }
    }

    private Process process(List<String> javaOptions, List<String> words) throws IOException {
        return process("exec /bin/sh \"$@\"", javaOptions, words);
    }

    /** {@code shell} is what a shell does with the command, which are its parameters. */
    private Process process(String shell, List<String> javaOptions, List<String> words) throws IOException {
        Stream<String> command = Stream.of(
                "/bin/sh", "-c", shell, "sh", folder.resolve("postern").toString());
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(command, words.stream()).toList());
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("POSTERN_"));
        builder.environment().put("POSTERN_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POSTERN_JAVA_OPTS", options(javaOptions));
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // java tells of it among what is said in the log
        builder.environment().put("XDG_CACHE_HOME", "none");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** In the language of the tests: dev/check locale. */
    private static String options(List<String> more) {
        return "-XX:TieredStopAtLevel=1 -Duser.language=%s -Duser.country=%s %s"
                .formatted(
                        System.getProperty("user.language"),
                        System.getProperty("user.country", ""),
                        String.join(" ", more));
    }
}
