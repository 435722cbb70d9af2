package org.postern.bootstrap.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.configuration.ConfigurationSource;
import org.postern.bootstrap.yaml.Problem;
import org.postern.bootstrap.yaml.Reading;

/** What the process was started with, and how a command gets its configuration from it. */
public record Shell(Operations operations, Output output, Map<String, String> environment, Path workingFolder) {
    private static final String FILE_VARIABLE = "POSTERN_CONFIG";
    private static final Path USUAL_FILE = Path.of("postern.yaml");

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** Runs with the configuration; when it is not valid prints every problem, one a line, and does nothing. */
    ExitCode withConfiguration(Optional<Path> file, Function<Configuration, ExitCode> use) {
        return switch (load(file)) {
            case Reading.Good<Configuration> good -> use.apply(good.value());
            case Reading.Bad<Configuration> bad -> {
                for (Problem problem : bad.problems()) {
                    output.error().println(problem);
                }
                yield ExitCode.USAGE;
            }
        };
    }

    /** The file that is named; else the usual one when it is there; else try mode. */
    private Reading<Configuration> load(Optional<Path> file) {
        ConfigurationLoader loader = new ConfigurationLoader(workingFolder, environment);
        return named(file).map(loader::load).orElseGet(loader::tryMode);
    }

    /** Where it comes from, for a process that reads it more than once. */
    ConfigurationSource source(Optional<Path> file) {
        return new ConfigurationSource(name(file), () -> load(file));
    }

    /** What to call it in messages. */
    String name(Optional<Path> file) {
        return named(file).map(Object::toString).orElse("try mode, no file");
    }

    /** The configuration file that holds; empty in try mode. */
    Optional<Path> named(Optional<Path> file) {
        return file.or(() -> Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of))
                .or(() -> Optional.of(USUAL_FILE).filter(usual -> Files.exists(workingFolder.resolve(usual))));
    }
}
