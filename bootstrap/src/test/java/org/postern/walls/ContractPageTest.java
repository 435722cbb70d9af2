package org.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/contract-250.md} promises by name: every class and every scenario it names exists, so that nobody leans on air. */
final class ContractPageTest {
    private static final Path PAGE = Path.of("..", "docs", "contract-250.md");
    private static final Path SCENARIOS = Path.of("..", "dev", "faults");
    private static final List<String> ROOMS = List.of("domain", "application", "testkit", "adapters", "bootstrap");
    private static final Pattern TEST = Pattern.compile("\\b(org(?:\\.[a-z0-9]+)+\\.[A-Z]\\w*)");
    private static final Pattern KEEPER = Pattern.compile("`((?:[a-z0-9]+\\.)*[A-Z]\\w*)`");
    private static final Pattern STORY = Pattern.compile("`([a-z0-9-]+\\.txt)`");
    private static final Pattern SCENARIO = Pattern.compile("dev/faults ([a-z]+)");
    private static final Pattern SCENARIO_MADE = Pattern.compile("\"([a-z]+)\": Scenario\\(");
    private static final int LONGEST_PAGE = 120;
    private static final int LONGEST_LINE = 140;

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (MatchResult match : pattern.matcher(text).results().toList()) {
            found.add(match.group(1));
        }
        return found;
    }

    private static boolean exists(String sources, String className) {
        String path = className.replace('.', '/') + ".java";
        return ROOMS.stream().anyMatch(room -> Files.isRegularFile(Path.of("..", room, sources, path)));
    }

    @Test
    void everyTestItNamesIsOne() throws IOException {
        Set<String> tests = found(TEST, page());
        assertThat(tests).hasSizeGreaterThan(20);
        assertThat(tests)
                .allSatisfy(test -> assertThat(exists("src/test/java", test)).isTrue());
    }

    @Test
    void everyClassItNamesIsThere() throws IOException {
        Set<String> keepers = found(KEEPER, page());
        keepers.removeIf(name -> name.startsWith("org."));
        assertThat(keepers).hasSizeGreaterThan(20);
        assertThat(keepers)
                .allSatisfy(name -> assertThat(Stream.of("", "adapters.emlstore.")
                                .anyMatch(room -> exists("src/main/java", "org.postern." + room + name)))
                        .isTrue());
    }

    @Test
    void everyScenarioAndStoryItNamesCanBePlayed() throws IOException {
        Set<String> made = found(SCENARIO_MADE, Files.readString(SCENARIOS));
        assertThat(found(SCENARIO, page())).hasSizeGreaterThan(5).isSubsetOf(made);
        Path stories = Path.of("..", "testkit/src/main/resources/transcripts");
        assertThat(found(STORY, page()))
                .isNotEmpty()
                .allSatisfy(story -> assertThat(stories.resolve(story)).isRegularFile());
    }

    @Test
    void itStaysAPage() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(lines)
                .hasSizeLessThanOrEqualTo(LONGEST_PAGE)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(LONGEST_LINE));
    }
}
