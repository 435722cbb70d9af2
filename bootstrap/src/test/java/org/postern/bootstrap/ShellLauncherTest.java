package org.postern.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./postern, run by sh in a copy of the tree with a java and a mvn that only say what they were asked. */
class ShellLauncherTest {
    private static final Path SCRIPT = Path.of("..", "postern").toAbsolutePath().normalize();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path root = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void tree() throws IOException {
        root = folder.resolve("a tree with spaces");
        jar = root.resolve("bootstrap/target/postern.jar");
        Files.createDirectories(jar.getParent());
        Files.createDirectories(root.resolve("domain/src/main/java"));
        Files.createDirectories(folder.resolve("home"));
        Files.copy(SCRIPT, root.resolve("postern"));
        old(Files.writeString(root.resolve("pom.xml"), "<project/>"));
        old(Files.writeString(root.resolve("domain/src/main/java/A.java"), "class A {}"));
        Files.writeString(jar, "jar");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("POSTERN_JAVA_HOME", jdk("jdk 21", "21.0.2").toString());
        tools();
    }

    /** A PATH with the few tools the script needs, and no java. */
    private void tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : new String[] {
            "sh",
            "sed",
            "dirname",
            "readlink",
            "find",
            "head",
            "grep",
            "mkdir",
            "cut",
            "tr",
            "touch",
            "mv",
            "rm",
            "sha256sum",
            "stat",
            "shasum"
        }) {
            for (String place : new String[] {"/bin", "/usr/bin"}) {
                Path real = Path.of(place, tool);
                if (Files.exists(real) && Files.notExists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), real);
                }
            }
        }
        environment.put("PATH", bin.toString());
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdks").resolve(name));
        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+9/x\"\n");
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), """
                for word; do
                  case $word in -XX:ArchiveClassesAtExit=*) echo archive >"${word#*=}"; exit 0 ;; esac
                done
                echo "pid $$"
                echo "java %s"
                echo "language ${LC_ALL:-} ${LC_CTYPE:-} ${LANG:-}."
                for word; do printf 'word %%s\\n' "$word"; done
                exit 7
                """.formatted(version));
        return home;
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void maven(String body) throws IOException {
        executable(folder.resolve("bin/mvn"), body);
    }

    private record Ran(int code, long pid, String text) {}

    private Ran run(Path script, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(arguments))
                        .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), process.pid(), text);
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        return run(root.resolve("postern"), arguments);
    }

    @Test
    void javaTakesTheScriptsPlaceWithEveryArgumentAsItWas() throws IOException, InterruptedException {
        Ran ran = run("list", "--subject", "a  b", "", "*", "$HOME");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.text())
                .contains("pid " + ran.pid() + "\n")
                .contains("word -XX:+UseSerialGC\nword -Xss1m\nword -XX:+ExitOnOutOfMemoryError\n")
                .contains("word -Djdk.tls.rejectClientInitiatedRenegotiation=true\n")
                .contains("word -Djdk.tls.maxHandshakeMessageSize=32768\n")
                .endsWith("word -jar\nword " + jar
                        + "\nword list\nword --subject\nword a  b\nword \nword *\nword $HOME\n");
    }

    @Test
    void aSymbolicLinkLeadsToTheTree() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("home/p"), Path.of("..", "a tree with spaces", "postern"));
        assertThat(run(link, "version").text()).contains("word " + jar + "\n");
    }

    @Test
    void installedTheJarLiesBesideTheScript() throws IOException, InterruptedException {
        Path beside = Files.writeString(root.resolve("postern.jar"), "jar");
        assertThat(run("version").text()).as("in a source tree").contains("word " + jar + "\n");
        Files.delete(root.resolve("pom.xml"));
        assertThat(run("version").text()).as("installed").contains("word " + beside + "\n");
    }

    @Test
    void theArchiveIsMadeOnceForThisJarAndThisJdk() throws IOException, InterruptedException {
        String archive = archiveOf(run("version").text());
        assertThat(Path.of(archive)).hasContent("archive").hasParent(folder.resolve("home/.cache/postern"));
        assertThat(archive).matches(".*/postern-[0-9a-f]{16}-jdk-21\\.0\\.2\\+9-x\\.jsa");
        Files.writeString(jar, "another jar");
        assertThat(run("version").text()).doesNotContain(archive).contains("SharedArchiveFile");
        try (Stream<Path> files = Files.list(folder.resolve("home/.cache/postern"))) {
            assertThat(files).hasSize(2);
        }
    }

    /** An archive knows where its jar was, and Java complains of one that is elsewhere. */
    @Test
    void theSameJarInAnotherPlaceHasAnArchiveOfItsOwn() throws IOException, InterruptedException {
        String here = run("version").text();
        Path moved = Files.move(root, folder.resolve("another tree"));
        String there = run(moved.resolve("postern"), "version").text();
        assertThat(there).contains("SharedArchiveFile").doesNotContain(archiveOf(here));
    }

    /** A build that changes nothing makes the same octets again, and Java complains of an archive from before. */
    @Test
    void theSameJarOfAnotherTimeHasAnArchiveOfItsOwn() throws IOException, InterruptedException {
        String before = run("version").text();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(3_600)));
        assertThat(run("version").text()).contains("SharedArchiveFile").doesNotContain(archiveOf(before));
    }

    private static String archiveOf(String text) {
        return text.lines()
                .filter(line -> line.startsWith("word -XX:SharedArchiveFile="))
                .findFirst()
                .orElseThrow()
                .substring("word -XX:SharedArchiveFile=".length());
    }

    @Test
    void withoutACacheItRunsAllTheSame() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("home/.cache"), "a file, no folder");
        assertThat(run("version").text()).doesNotContain("SharedArchiveFile").endsWith("word version\n");
        environment.remove("HOME");
        assertThat(run("version").text()).doesNotContain("SharedArchiveFile").endsWith("word version\n");
    }

    @Test
    void aMachineWithoutALanguageHasAllLettersAndOneWithALanguageKeepsIt() throws IOException, InterruptedException {
        assertThat(run().text()).contains("language  C.UTF-8 .\n");
        environment.put("LANG", "tr_TR.UTF-8");
        assertThat(run().text()).contains("language   tr_TR.UTF-8.\n");
        environment.put("LC_ALL", "C");
        assertThat(run().text()).contains("language C  tr_TR.UTF-8.\n");
    }

    @Test
    void optionsOfTheOperatorReachJava() throws IOException, InterruptedException {
        environment.put("POSTERN_JAVA_OPTS", "-Xmx1g -Dx=y");
        assertThat(run().text()).contains("word -Xmx1g\nword -Dx=y\nword -jar\n");
    }

    @Test
    void theJdksAreTriedInOrder() throws IOException, InterruptedException {
        environment.remove("POSTERN_JAVA_HOME");
        environment.put("JAVA_HOME", jdk("old", "17.0.1").toString());
        Files.createSymbolicLink(folder.resolve("bin/java"), jdk("path", "23").resolve("bin/java"));
        assertThat(run().text()).contains("java 23\n");
        environment.put("JAVA_HOME", jdk("home", "22").toString());
        assertThat(run().text()).contains("java 22\n");
        environment.put("POSTERN_JAVA_HOME", jdk("own", "24").toString());
        assertThat(run().text()).contains("java 24\n");
    }

    @Test
    void aWishThatCannotBeMetIsAnError() throws IOException, InterruptedException {
        Path old = jdk("old", "17.0.1");
        environment.put("POSTERN_JAVA_HOME", old.toString());
        assertThat(run())
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.text())
                        .isEqualTo("postern: POSTERN_JAVA_HOME is " + old + ", which is no JDK of 21 or newer\n"));
    }

    @Test
    void aJarThatIsMissingOrOlderThanASourceIsBuilt() throws IOException, InterruptedException {
        maven("echo \"noise $JAVA_HOME\"; echo built >>'" + folder.resolve("builds") + "'; echo jar >'" + jar + "'\n");
        run();
        assertThat(folder.resolve("builds")).doesNotExist();
        Files.delete(jar);
        Ran ran = run();
        assertThat(ran.text())
                .startsWith("postern: building " + jar + "; the first time this takes minutes\n")
                .doesNotContain("noise");
        Files.writeString(root.resolve("domain/src/main/java/B.java"), "class B {}");
        old(jar);
        run();
        run();
        assertThat(folder.resolve("builds")).hasContent("built\nbuilt");
    }

    @Test
    void aBuildThatFailsIsShownAndNothingRuns() throws IOException, InterruptedException {
        Files.delete(jar);
        maven("echo '[INFO] fine'; echo '[ERROR] A.java: no'; exit 1\n");
        Ran ran = run();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.text())
                .contains("[ERROR] A.java: no\npostern: the build failed; all of its output is in ")
                .doesNotContain("[INFO]", "word");
    }

    @Test
    void withoutMavenItSaysWhatIsMissing() throws IOException, InterruptedException {
        Files.delete(jar);
        Ran ran = run();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.text())
                .isEqualTo("postern: " + jar + " must be built; install Maven 3.8 or newer (mvn) and run this again\n");
    }
}
