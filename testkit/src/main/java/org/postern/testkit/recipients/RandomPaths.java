package org.postern.testkit.recipients;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.PathParser;

/** Forward-paths as clients may write them, around a few names and domains that a directory may know. */
public final class RandomPaths {
    private static final List<String> ATOMS = List.of(
            "alice",
            "ALICE",
            "bob",
            "team",
            "Team",
            "leaked",
            "postmaster",
            "Postmaster",
            "nobody",
            "archive",
            "x",
            "+",
            "+shop",
            "+",
            ".",
            "%",
            "!",
            "=",
            "/",
            "pel\u00e9",
            "\u212aim",
            "kim",
            "\u0130",
            "\ud834\udd1e",
            "\u7528");
    private static final List<String> QUOTED = List.of(
            "alice", "bob", "+", " ", "@", "\\\"", "\\\\", ".", "..", "\\ ", "<", ">", "\\a", "", "\u00fc", ",");
    private static final List<String> DOMAINS = List.of(
            "example.org",
            "EXAMPLE.org",
            "open.example",
            "all.example",
            "b\u00fccher.example",
            "XN--BCHER-KVA.example",
            "mail.example.org",
            "org",
            "example.net",
            "[192.0.2.1]",
            "[IPv6:2001:db8::1]",
            "example-org");

    private final SplittableRandom random;

    public RandomPaths(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The next; empty when what was made is none. */
    public Optional<ForwardPath> next() {
        boolean quoted = random.nextInt(4) == 0;
        String local = quoted ? '"' + some(QUOTED) + '"' : some(ATOMS);
        String domain = random.nextInt(20) == 0 ? "" : "@" + one(DOMAINS);
        return PathParser.parse("<" + local + domain + ">") instanceof PathParser.Parsed parsed
                        && parsed.path() instanceof ForwardPath path
                ? Optional.of(path)
                : Optional.empty();
    }

    private String some(List<String> pieces) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> one(pieces))
                .collect(Collectors.joining());
    }

    private String one(List<String> pieces) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
