package org.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the compiler does not say of the sources: sizes, words that must not stand in them, tests that do not run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourcesTest {
    private static final List<String> ROOMS = List.of("domain", "application", "testkit", "adapters", "bootstrap");
    private static final int FEWEST_FILES = 300;
    private static final int LONGEST_FILE = 300;
    private static final int MEDIAN_FILE = 60;

    private record Source(Path path, List<String> lines) {
        boolean isMain() {
            return path.toString().contains("src/main/");
        }
    }

    private List<Source> sources = List.of();

    @BeforeAll
    void readAll() throws IOException {
        List<Path> files;
        try (Stream<Path> all =
                ROOMS.stream().map(room -> Path.of("..", room, "src")).flatMap(SourcesTest::walk)) {
            files = all.filter(path -> path.toString().endsWith(".java")).toList();
        }
        sources = files.stream().map(SourcesTest::read).toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Source read(Path path) {
        try {
            return new Source(path, Files.readAllLines(path));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(sources).hasSizeGreaterThan(FEWEST_FILES);
    }

    @Test
    void filesStaySmall() {
        assertThat(sources.stream()
                        .filter(source -> source.isMain() && source.lines().size() > LONGEST_FILE)
                        .map(source -> source.path().toString()))
                .as("longer than %d lines", LONGEST_FILE)
                .isEmpty();
        List<Integer> sizes = sources.stream()
                .filter(Source::isMain)
                .map(source -> source.lines().size())
                .sorted()
                .toList();
        assertThat(sizes.get(sizes.size() / 2)).as("median of lines").isLessThanOrEqualTo(MEDIAN_FILE);
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(linesWith("TO" + "DO", "FIX" + "ME", "X" + "XX:", "@Dis" + "abled", "assume" + "True("))
                .isEmpty();
    }

    @Test
    void nobodySynchronizesOnAMonitor() {
        assertThat(linesWith(" synchro" + "nized (", " synchro" + "nized("))
                .as("on Java 21 a virtual thread that blocks inside holds its carrier")
                .isEmpty();
    }

    @Test
    void testsAreNamedSoThatTheyAreRun() {
        assertThat(sources.stream()
                        .filter(source -> !source.isMain()
                                && source.lines().stream()
                                        .anyMatch(line -> line.strip().equals("@Test")))
                        .map(source -> source.path().getFileName().toString()))
                .allMatch(name -> name.endsWith("Test.java"));
    }

    @Test
    void theFormatterUnderstandsThemOnEveryJavaThatMavenRunsOn() {
        Predicate<String> patterns = Pattern.compile(
                        "(case|instanceof) +[A-Z][A-Za-z.]*\\(|(case [A-Z].*| {8,})\\bwhen .*->")
                .asPredicate();
        assertThat(linesThat(patterns))
                .as("record patterns and guards are grammar of Java 21, and the formatter parses with Maven's own Java")
                .isEmpty();
    }

    private List<String> linesWith(String... words) {
        return linesThat(line -> Stream.of(words).anyMatch(line::contains));
    }

    private List<String> linesThat(Predicate<String> asked) {
        return sources.stream()
                .flatMap(source ->
                        source.lines().stream().filter(asked).map(line -> source.path() + ": " + line.strip()))
                .toList();
    }
}
