package org.postern.bootstrap.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One case of errors.txt: a configuration, the environment, and what is printed. */
record ErrorCase(String title, String file, Map<String, String> environment, List<String> expected) {
    private static final String BASE = """
            hostname: mx.example.test
            domains: { example.test: {} }
            listeners: [{ address: 127.0.0.1, port: 2525 }]
            """;

    static List<ErrorCase> all() {
        try (InputStream in = Objects.requireNonNull(ErrorCase.class.getResourceAsStream("errors.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^=== "))
                    .skip(1)
                    .map(ErrorCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ErrorCase parse(String text) {
        String[] halves = text.split("(?m)^--- expected\\n", -1);
        List<String> lines = halves[0].lines().skip(1).toList();
        Map<String, String> environment = lines.stream()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
        String file = lines.stream()
                .filter(line -> !line.startsWith("$ "))
                .map(line ->
                        line.equals("<base>") ? BASE : line.replace("\\t", "\t").replace("\\0", "\0") + "\n")
                .collect(Collectors.joining());
        List<String> expected =
                halves[1].lines().filter(line -> !line.isBlank()).toList();
        return new ErrorCase(halves[0].lines().findFirst().orElseThrow(), file, environment, expected);
    }

    @Override
    public String toString() {
        return title;
    }
}
