package org.postern.adapters.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client asks for: RFC 9112 §2, §3. {@code host} is in lower case, without port and final dot. */
record Request(String method, String path, String host) {
    private static final String HOST = "host:";
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_FIELDS = 64;

    /** Reads a header section, no more of it than is allowed; empty when it is none that is to be answered. */
    static Optional<Request> read(InputStream in) throws IOException {
        Optional<String> line = line(in);
        String host = "";
        int hosts = 0;
        for (int fields = 0; line.isPresent() && fields < MOST_FIELDS; fields++) {
            Optional<String> field = line(in);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            if (field.get().isEmpty()) {
                return hosts > 1 ? Optional.empty() : of(line.get(), host);
            }
            if (field.get().toLowerCase(Locale.ROOT).startsWith(HOST)) {
                host = name(field.get());
                hosts++;
            }
        }
        return Optional.empty();
    }

    private static Optional<Request> of(String line, String host) {
        List<String> words = List.of(line.split(" ", -1));
        return words.size() == 3 && words.getLast().startsWith("HTTP/1.")
                ? Optional.of(new Request(words.get(0), words.get(1), host))
                : Optional.empty();
    }

    private static String name(String field) {
        String value = field.substring(HOST.length()).strip().toLowerCase(Locale.ROOT);
        String bare = value.indexOf(':') < 0 ? value : value.substring(0, value.indexOf(':'));
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** A line without its end; empty when it is too long, or does not end. */
    private static Optional<String> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.size() == LONGEST_LINE) {
                return Optional.empty();
            }
            line.write(octet);
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1).stripTrailing());
    }
}
