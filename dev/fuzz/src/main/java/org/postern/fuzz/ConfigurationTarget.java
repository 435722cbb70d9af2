package org.postern.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationLoader;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Problem;
import org.postern.bootstrap.yaml.Reading;

/**
 * Whatever stands in the configuration file, it is a configuration or a list of problems, each with a place in that file
 * and a message on one line.
 */
public final class ConfigurationTarget {
    private static final String NAME = "postern.yaml";
    private static final Path FOLDER = folder();

    private ConfigurationTarget() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("postern-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        Files.write(FOLDER.resolve(NAME), octets);
        Reading<Configuration> reading = new ConfigurationLoader(FOLDER, Map.of()).load(Path.of(NAME));
        if (reading instanceof Reading.Bad<Configuration> bad) {
            Holds.that(!bad.problems().isEmpty(), "a problem", bad);
            long lines = lines(octets);
            bad.problems().forEach(problem -> holds(problem, lines));
        } else {
            Holds.same(List.of(), reading.problems(), "no problems in a good one");
        }
    }

    private static void holds(Problem problem, long lines) {
        Place place = problem.place();
        Holds.same(NAME, place.source(), "the file it is in: " + problem);
        Holds.that(place.line() >= 0 && place.line() <= lines, "a line that there is", problem, lines);
        Holds.that(!problem.message().isBlank(), "a message", problem);
        Holds.that(problem.toString().chars().noneMatch(c -> c < ' ' || c == 127), "on one line", problem);
    }

    /** Lines as YAML counts them, and one for the end. */
    private static long lines(byte[] octets) {
        long breaks = 1;
        for (byte octet : octets) {
            breaks += octet == '\n'
                            || octet == '\r'
                            || octet == (byte) 0x85
                            || octet == (byte) 0xa8
                            || octet == (byte) 0xa9
                    ? 1
                    : 0;
        }
        return breaks + 1;
    }
}
