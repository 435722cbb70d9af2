package org.postern.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The files of a store, looked at without any code of the store. */
record Emails(Path root) {

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    /** What lies under temporary names. */
    List<Path> temporary() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve(".postern/tmp"))) {
            return all.toList();
        }
    }

    /**
     * How often each number is there; every file has our trace fields and below them, octet for octet, the content of its
     * number.
     */
    Map<Long, Integer> wholeByNumber(LongFunction<byte[]> contents) throws IOException {
        Map<Long, Integer> counts = new HashMap<>();
        for (Path file : files()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int start = text.indexOf(Content.FIRST);
            assertThat(start).as("%s has content below trace fields", file).isPositive();
            String name = file.getFileName().toString();
            assertThat(text.substring(0, start)).contains("X-Postern-Id: " + name.substring(0, 26) + "\r\n");
            long number = Long.parseLong(text.substring(start + Content.FIRST.length(), text.indexOf('\r', start)));
            boolean whole =
                    text.substring(start).equals(new String(contents.apply(number), StandardCharsets.ISO_8859_1));
            assertThat(whole).as("%s is whole", file).isTrue();
            counts.merge(number, 1, Integer::sum);
        }
        return counts;
    }
}
