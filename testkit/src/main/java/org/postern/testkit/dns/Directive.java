package org.postern.testkit.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a {@link NameServer} misbehaves; several on a line happen in their order. {@code argument} is a number or 0. */
record Directive(Kind kind, int argument) {

    enum Kind {
        /** Answers with this response code. */
        SERVFAIL,
        REFUSED,
        FORMERR,
        NOTIMP,
        /** FORMERR to a query with an OPT record, the honest answer to one without: RFC 6891 §7. */
        NO_EDNS,
        /** No answer; two words for it. */
        TIMEOUT,
        SILENCE,
        /** Waits so many milliseconds. */
        DELAY,
        /** TC without records over UDP, the whole answer over TCP. */
        TRUNCATE,
        /** TC over both. */
        TRUNCATE_ALWAYS,
        /** TC over UDP; over TCP reads the query and says nothing. */
        TCP_HANG,
        /** TC over UDP; over TCP closes the connection instead of answering. */
        TCP_CLOSE,
        /** First sends a forged answer with another id. */
        WRONG_ID,
        /** First sends a forged answer to another question. */
        WRONG_QUESTION,
        /** First sends a forged answer from another port. */
        NOWHERE,
        /** Sends the right id and then octets that are no DNS message, before the honest answer. */
        GARBAGE,
        /** Adds records of other names and other types to the answer. */
        EXTRA,
        /** A referral to another server instead of an answer. */
        LAME,
        /** An alias without what it leads to. */
        ALIAS_ONLY,
        /** Sends the SOA of a negative answer with a TTL of a day, against RFC 2308 §3. */
        LONG_SOA,
        /** Sets the AD bit, as a validating server does: RFC 4035 §3.2.3. */
        AUTHENTIC,
        /** SERVFAIL and the explanation that the answer is bogus: RFC 8914 §4.7. */
        BOGUS
    }

    /** The response code that this directive means instead of an answer. */
    Optional<Integer> responseCode() {
        return switch (kind) {
            case FORMERR -> Optional.of(1);
            case SERVFAIL -> Optional.of(2);
            case NOTIMP -> Optional.of(4);
            case REFUSED -> Optional.of(5);
            default -> Optional.empty();
        };
    }

    boolean silent() {
        return kind == Kind.TIMEOUT || kind == Kind.SILENCE;
    }

    /** Reads {@code !WORD [number] !WORD …}. */
    static List<Directive> parse(List<String> words) {
        List<Directive> directives = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("!")) {
                directives.add(new Directive(kind(word.substring(1)), 0));
            } else {
                directives.add(new Directive(directives.removeLast().kind(), Integer.parseInt(word)));
            }
        }
        return directives;
    }

    private static Kind kind(String word) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no directive !" + word + ", but "
                        + Arrays.stream(Kind.values())
                                .map(kind -> "!" + kind.name().replace('_', '-'))
                                .collect(Collectors.joining(" "))));
    }
}
