package org.postern.testkit.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All the stories there are, by name. */
public final class Transcripts {
    private static final String FOLDER = "transcripts";

    private Transcripts() {}

    /** Reads every story, from a folder or from a jar. */
    public static List<Transcript> all() {
        try {
            URI place = Objects.requireNonNull(Transcripts.class.getResource("/" + FOLDER), "no stories")
                    .toURI();
            if (!"jar".equals(place.getScheme())) {
                return read(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return read(jar.getPath("/" + FOLDER));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Those that can be played in that way: {@code memory-clear}, {@code memory-tls}, {@code clear} or {@code tls}. */
    public static List<Transcript> playable(String how) {
        return all().stream()
                .filter(story -> story.settings().play().contains(how))
                .toList();
    }

    private static List<Transcript> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Transcripts::story)
                    .toList();
        }
    }

    private static Transcript story(Path file) {
        try {
            String name = String.valueOf(file.getFileName()).replace(".txt", "");
            return TranscriptReader.read(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
