package org.postern.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md says what the keys say. */
class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void thePageInDocsIsFresh() throws IOException {
        if (Boolean.getBoolean("postern.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationReference.markdown());
        }
        assertThat(PAGE)
                .as("docs/configuration.md is stale; write it anew: ./postern config docs > docs/configuration.md"
                        + " (or run this test with -Dpostern.docs.write=true)")
                .hasContent(ConfigurationReference.markdown());
    }

    @Test
    void everyKeyHasARowWithItsVariable() {
        String page = ConfigurationReference.markdown();
        LimitKeys.SECTION
                .keys()
                .forEach(key -> assertThat(page)
                        .contains("| `" + key.name() + "` | " + key.kind().words() + " | " + key.standardWords()
                                + " | `" + Variables.name("limits", key.name()) + "` | " + key.meaning()));
        assertThat(LimitKeys.SECTION.keys()).hasSizeGreaterThanOrEqualTo(38);
        DomainKeys.SECTION.keys().forEach(key -> assertThat(page).contains("| `" + key.name() + "` | "));
        ListenerKeys.SECTION.keys().forEach(key -> assertThat(page).contains("| `" + key.name() + "` | "));
    }

    @Test
    void theExampleOnThePageIsValid(@TempDir Path folder) throws IOException {
        String example = ConfigurationReference.markdown().split("```yaml\n")[1].split("```")[0];
        Files.writeString(folder.resolve("postern.yaml"), example);
        Files.createDirectory(folder.resolve("tls"));
        Files.createFile(folder.resolve("tls/cert.pem"));
        Files.createFile(folder.resolve("tls/key.pem"));
        assertThat(new ConfigurationLoader(folder, Map.of())
                        .load(Path.of("postern.yaml"))
                        .problems())
                .isEmpty();
    }
}
