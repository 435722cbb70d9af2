package org.postern.testkit.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All the rows of {@code relay/vectors.txt}. */
public final class RelayVectors {
    /** The mail domains that the rows are written for, and who lives in each. */
    public static final List<String> DOMAINS = List.of("example.org", "kiss.example", "xn--bcher-kva.example");

    /** The mailboxes of each of them. */
    public static final List<String> MAILBOXES = List.of("alice", "postmaster");

    private RelayVectors() {}

    /** The rows, in order. */
    public static List<RelayVector> all() {
        List<RelayVector> vectors = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(
                        RelayVectors.class.getResourceAsStream("/relay/vectors.txt"), "no vectors");
                BufferedReader rows = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            int line = 0;
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                line++;
                if (!row.startsWith("#")) {
                    vectors.add(RelayVector.of(line, row));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return vectors;
    }
}
