package org.postern.testkit.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a story: lines {@code Title:}, {@code See:}, {@code Set:}, {@code Zone:} and {@code Play:}; then the dialogue, {@code C:} and
 * {@code S:} lines with {@code C-raw:} for octets without CR LF and {@code --} for what is not said; then
 * {@code Kept: n} and the messages. A line that begins with {@code #} is a remark.
 */
final class TranscriptReader {
    private final String name;
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> zone = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private final List<String> server = new ArrayList<>();
    private final List<KeptReader> kept = new ArrayList<>();
    private int announced = -1;

    private TranscriptReader(String name) {
        this.name = name;
    }

    /** The story in the text; one that is not well told is an {@link IllegalArgumentException}. */
    static Transcript read(String name, String text) {
        TranscriptReader reader = new TranscriptReader(name);
        try {
            text.lines().filter(line -> !line.startsWith("#")).forEach(reader::line);
            return reader.transcript();
        } catch (RuntimeException bad) {
            throw new IllegalArgumentException("story " + name + ": " + bad.getMessage(), bad);
        }
    }

    private Transcript transcript() {
        endClient();
        if (announced != kept.size() || !server.isEmpty() || !head.keySet().containsAll(Set.of("Title", "See"))) {
            throw new IllegalArgumentException("Kept, Title or See missing, or a reply without end");
        }
        Set<String> play = Set.of(
                head.getOrDefault("Play", "memory-clear memory-tls clear tls").split(" "));
        return new Transcript(
                name,
                head.getOrDefault("Title", ""),
                head.getOrDefault("See", ""),
                new StorySettings(settings, zone, play),
                List.copyOf(turns),
                kept.stream().map(KeptReader::message).toList());
    }

    private void line(String line) {
        if (announced >= 0) {
            keptLine(line);
        } else if (line.startsWith("Kept: ")) {
            announced = Integer.parseInt(line.substring(6));
        } else if (line.startsWith("C:") || line.startsWith("C-raw:")) {
            clientLine(line);
        } else if (line.startsWith("S: ")) {
            serverLine(line.substring(3));
        } else if (line.startsWith("-- ")) {
            remarkable(line.substring(3));
        } else if (!line.isBlank()) {
            headLine(line);
        }
    }

    private void headLine(String line) {
        int colon = line.indexOf(": ");
        String keyword = colon < 0 ? line : line.substring(0, colon);
        if (!Set.of("Title", "See", "Set", "Zone", "Play").contains(keyword) || !turns.isEmpty()) {
            throw new IllegalArgumentException("what is this: " + line);
        }
        String value = line.substring(colon + 2);
        switch (keyword) {
            case "Set" -> set(value);
            case "Zone" -> zone.add(value);
            default -> head.put(keyword, value);
        }
    }

    private void set(String value) {
        for (String setting : value.split(" +")) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
    }

    private void clientLine(String line) {
        boolean raw = line.startsWith("C-raw:");
        String said = line.substring(line.indexOf(':') + 1);
        String text = said.startsWith(" ") ? said.substring(1) : said;
        if (!raw && text.equals("connection closed")) {
            add(new Turn.ClientCloses());
        } else if (!raw && text.equals("connection reset")) {
            add(new Turn.ClientVanishes());
        } else {
            client.writeBytes(Escapes.octets(raw ? text : text + "\\r\\n"));
        }
    }

    private void serverLine(String text) {
        if (text.equals("connection closed")) {
            add(new Turn.ServerCloses());
            return;
        }
        endClient();
        server.add(text);
        boolean last = text.length() < 4 || text.charAt(3) != '-';
        if (last) {
            turns.add(new Turn.ServerSays(List.copyOf(server)));
            server.clear();
        }
    }

    private void remarkable(String text) {
        if (text.startsWith("client is silent for ")) {
            String[] words = text.substring(21).split(" ");
            long count = Long.parseLong(words[0]);
            add(new Turn.Silence(words[1].startsWith("min") ? Duration.ofMinutes(count) : Duration.ofSeconds(count)));
            return;
        }
        add(
                switch (text) {
                    case "TLS handshake" -> new Turn.Handshake(true);
                    case "TLS handshake fails" -> new Turn.Handshake(false);
                    case "server is stopping" -> new Turn.ServerStops();
                    default -> throw new IllegalArgumentException("what is this: -- " + text);
                });
    }

    private void add(Turn turn) {
        endClient();
        turns.add(turn);
    }

    private void endClient() {
        if (client.size() > 0) {
            turns.add(new Turn.ClientSays(ByteBuffer.wrap(client.toByteArray())));
            client.reset();
        }
    }

    private void keptLine(String line) {
        if (line.startsWith("From: ")) {
            kept.add(new KeptReader(line.substring(6)));
        } else if (!line.isBlank()) {
            kept.getLast().line(line);
        }
    }
}
