package org.postern.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.bootstrap.yaml.Problem;

/** Every line that a wrong configuration prints, as it stands in errors.txt. */
class ConfigurationErrorsTest {
    private static final int AT_LEAST = 100;

    static Collection<ErrorCase> cases() {
        return ErrorCase.all();
    }

    @Test
    void theTableIsThereAndNoCaseIsWithoutAnError() {
        List<ErrorCase> cases = ErrorCase.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(cases).allSatisfy(one -> assertThat(one.expected()).isNotEmpty());
        assertThat(new HashSet<>(cases.stream().map(ErrorCase::title).toList())).hasSameSizeAs(cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWrongConfigurationSaysWhatIsWrongAndWhere(ErrorCase one, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), one.file());
        Files.createFile(folder.resolve("cert.pem"));
        Files.createFile(folder.resolve("key.pem"));
        List<String> printed = new ConfigurationLoader(folder, one.environment())
                .load(Path.of("postern.yaml")).problems().stream()
                        .map(Problem::toString)
                        .map(line -> line.replace(folder.toString(), "{folder}"))
                        .toList();
        assertThat(printed).isEqualTo(one.expected());
    }
}
