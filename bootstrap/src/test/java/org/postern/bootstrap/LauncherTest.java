package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final int JAVA_11 = 55;
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    @Test
    void itCanBeLoadedByJava11AndTheRestIsFor21() throws IOException {
        assertThat(classVersion("Launcher.class")).isEqualTo(JAVA_11);
        assertThat(classVersion("Main.class")).isEqualTo(JAVA_11 + 10);
        try (Stream<Path> files = Files.list(CLASSES.resolve("org/postern/bootstrap"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("Launcher$")))
                    .as("classes of the launcher that an old Java would not load")
                    .isEmpty();
        }
    }

    private static int classVersion(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Launcher.class.getResourceAsStream(name));
                DataInputStream octets = new DataInputStream(in)) {
            octets.skipNBytes(6);
            return octets.readUnsignedShort();
        }
    }

    @Test
    void theNewestJdkInTheFoldersIsNamed(@TempDir Path folder) throws IOException {
        jdk(folder.resolve("jvm/old"), "17.0.15");
        jdk(folder.resolve("jvm/enough"), "21.0.1");
        jdk(folder.resolve("jvm/new/Contents/Home"), "25.0.3");
        jdk(folder.resolve("other/garbage"), "x");
        Files.createDirectories(folder.resolve("other/empty"));
        List<Path> folders = List.of(folder.resolve("none"), folder.resolve("other"), folder.resolve("jvm"));
        assertThat(Launcher.newest(folders))
                .isEqualTo(folder.resolve("jvm/new/Contents/Home").toString());
        assertThat(Launcher.newest(List.of(folder.resolve("other")))).isEmpty();
    }

    private static void jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true))
                .isTrue();
    }

    @Test
    void theComplaintIsTwoLines() {
        assertThat(Launcher.complaint(17, "/usr/lib/jvm/new jdk", "a/postern.jar")
                        .lines())
                .containsExactly(
                        "postern: needs Java 21 or newer; this is Java 17.",
                        "A newer one is here: '/usr/lib/jvm/new jdk/bin/java' -jar a/postern.jar");
        assertThat(Launcher.complaint(11, "", "postern.jar").lines())
                .containsExactly(
                        "postern: needs Java 21 or newer; this is Java 11.",
                        "No newer JDK was found in the usual folders; install one and run its bin/java.");
    }

    /** On every older Java that this machine has; on a machine with none there is nothing to run. */
    @Test
    void everyOldJavaOfThisMachineIsToldSo() throws IOException, InterruptedException {
        for (Path home : oldJdks()) {
            ProcessBuilder builder = new ProcessBuilder(
                    home.resolve("bin/java").toString(),
                    "-cp",
                    CLASSES.toString(),
                    "org.postern.bootstrap.Launcher",
                    "version");
            builder.environment().remove("JAVA_TOOL_OPTIONS"); // java tells of it among what is printed
            Process process = builder.redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(printed).startsWith("postern: needs Java 21 or newer; this is Java ");
            assertThat(printed.lines()).hasSize(2);
        }
    }

    private static List<Path> oldJdks() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> isOld(home.resolve("release"))).toList();
        }
    }

    private static boolean isOld(Path release) {
        try {
            String text = Files.readString(release, StandardCharsets.ISO_8859_1);
            return text.contains("JAVA_VERSION=\"17") || text.contains("JAVA_VERSION=\"11");
        } catch (IOException e) {
            return false;
        }
    }
}
